using Studio.Experiments.Data;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;

namespace Studio.Learning.Networks.Text;

/// <summary>Inputs that fit training texts.</summary>
internal static class WordInput
{
    private const int ShortestLimit = 64, MostWords = 30_000, ManyTexts = 1000;

    /// <summary>Words that occur twice, of a few texts every word, and a length for them.</summary>
    /// <param name="longest">Most tokens of a text.</param>
    public static Tokenization Of(ITextSet texts, IReadOnlyList<int> train, int longest)
    {
        string[] contents = [.. train.Select(texts.Read)];
        return Fitted(WordTokenizer.Of(contents, contents.Length < ManyTexts ? 1 : 2, MostWords).Input(longest), contents);
    }

    /// <summary>The same vocabulary, and as many tokens as the longest text has, but 64 at least, and no more than before: texts that are
    /// classified later may be longer than those of training.</summary>
    public static Tokenization Fitted(Tokenization input, IEnumerable<string> texts)
    {
        var tokenizer = TokenizationTokenizer.Of(input);
        var length = texts.Select(t => tokenizer.Encode(t).Length).DefaultIfEmpty(1).Max();
        return input with { MaxLength = Math.Clamp(length, Math.Min(ShortestLimit, input.MaxLength), input.MaxLength) };
    }
}
