using Studio.Learning.Data.Text.Tokenizers;
using static TorchSharp.torch;

namespace Studio.Learning.Data.Text;

/// <summary>A text as tokens: the beginning to train on, the tail to validate on.</summary>
public sealed class TokenCorpus
{
    /// <param name="validationShare">Share of the tokens, at the text's end, that is held out.</param>
    /// <exception cref="ArgumentException">The tokenizer refuses the text.</exception>
    public TokenCorpus(ITokenizer tokenizer, string text, double validationShare)
    {
        Tokenizer = tokenizer;
        var all = tokenizer.Encode(text);
        var train = all.Length - (int)(all.Length * validationShare);
        (Train, Validation) = (all[..train], all[train..]);
        CharactersPerToken = all.Length == 0 ? 1 : text.EnumerateRunes().Count() / (double)all.Length;
    }

    /// <param name="train">Read in this order: reversed tokens make a backward model.</param>
    public TokenCorpus(ITokenizer tokenizer, IReadOnlyList<int> train, IReadOnlyList<int> validation)
    {
        (Tokenizer, Train, Validation) = (tokenizer, train, validation);
        var all = train.Count + validation.Count;
        CharactersPerToken = all == 0 ? 1 : tokenizer.Decode(train.Concat(validation)).EnumerateRunes().Count() / (double)all;
    }

    /// <summary>Texts one behind the other. A tokenizer whose vocabulary has a token of the beginning puts it before each text; else the
    /// token of the end stands between them, or a line break, where the vocabulary has either.</summary>
    /// <exception cref="ArgumentException">The tokenizer refuses a text.</exception>
    public TokenCorpus(ITokenizer tokenizer, CorpusParts texts)
    {
        Tokenizer = tokenizer;
        var between = Between(tokenizer);
        (Train, Validation) = (Joined(tokenizer, texts.Train, between), Joined(tokenizer, texts.Validation, between));
        CharactersPerToken = Validation.Count == 0 ? 1
            : texts.Validation.Sum(t => (long)t.EnumerateRunes().Count()) / (double)Validation.Count;
        UnknownShare = tokenizer.Unknown is { } unknown && Validation.Count > 0
            ? Validation.Count(t => t == unknown) / (double)Validation.Count : 0;
    }

    public ITokenizer Tokenizer { get; }

    public IReadOnlyList<int> Train { get; }

    public IReadOnlyList<int> Validation { get; }

    /// <summary>Mean over the whole text, of texts in parts over those of validation, spaces between words included; a character is a
    /// Unicode scalar value.</summary>
    public double CharactersPerToken { get; }

    /// <summary>Share of the validation tokens that are the unknown one; 0 where it was not counted.</summary>
    public double UnknownShare { get; }

    /// <summary>Cuts a text into <paramref name="count"/> pieces that are read side by side, each from its beginning to its end: (T, N), T
    /// the pieces' length. What is left over at the end is not read.
    /// The caller owns the result.</summary>
    /// <exception cref="ArgumentException">The text is too short for pieces of two tokens.</exception>
    public static Tensor Streams(IReadOnlyList<int> tokens, int count)
    {
        using var scope = NewDisposeScope();
        var length = tokens.Count / count;
        return length >= 2
            ? tensor(tokens.Take(length * count).Select(c => (long)c).ToArray(), [count, length]).t().contiguous()
            .MoveToOuterDisposeScope()
            : throw new ArgumentException($"A text of {tokens.Count} tokens cannot be split into {count} sequences. "
                + "Use a longer text or a smaller batch size.", nameof(tokens));
    }

    private static int[] Joined(ITokenizer tokenizer, IReadOnlyList<string> texts, int? between)
    {
        var tokens = new List<int>();
        foreach (var text in texts)
        {
            if (tokens.Count > 0 && between is { } token)
                tokens.Add(token);
            tokens.AddRange(tokenizer.Encode(text));
        }
        return [.. tokens];
    }

    private static int? Between(ITokenizer tokenizer)
    {
        var places = Enumerable.Range(0, tokenizer.Count).ToLookup(tokenizer.Name, StringComparer.Ordinal);
        return places.Contains(SpecialTokens.Beginning) ? null
            : new[] { SpecialTokens.End, "<s>", "\n" }.SelectMany(name => places[name]).Cast<int?>().FirstOrDefault();
    }
}
