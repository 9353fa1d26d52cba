using Studio.Experiments.Data;

namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>Texts as a given vocabulary can read them: with line ends that it has, without a few pieces that it lacks.</summary>
public static class ReadableText
{
    /// <summary>Share of a text's tokens, from 0 to 1, above which a vocabulary without an unknown token does not fit it.</summary>
    public const double MostUnknown = 0.01;

    /// <summary>The texts, and how well the vocabulary fits them.</summary>
    /// <exception cref="ArgumentException">The vocabulary has no unknown token and lacks more than 1 % of the texts; the message counts
    /// and names it.</exception>
    public static (IReadOnlyList<string> Texts, VocabularyFit Fit) Of(ITokenizer tokenizer, IReadOnlyList<string> texts)
    {
        string[] readable = [.. texts.Select(t => tokenizer.Has("\r") ? t : TextDecoding.WithLineFeeds(t))];
        var fit = VocabularyFit.Of(tokenizer, readable);
        if (fit.IsWhole || tokenizer.Unknown is not null)
            return (readable, fit);
        return fit.Share > MostUnknown
            ? throw new ArgumentException($"The vocabulary does not fit this text. {fit.Sentence} Use weights that were trained on such "
                + "texts, or the vocabulary that belongs to them.", nameof(texts))
            : ([.. readable.Select(t => Known(t, tokenizer))], fit);
    }

    /// <summary>A text without what the vocabulary lacks. The token of the beginning is put there again when it is encoded.</summary>
    public static string Known(string text, ITokenizer tokenizer) => string.Join(tokenizer.Unit == CharTokenizer.Characters ? "" : " ",
        tokenizer.Split(text).Where(p => p != SpecialTokens.Beginning && tokenizer.Has(p)));
}
