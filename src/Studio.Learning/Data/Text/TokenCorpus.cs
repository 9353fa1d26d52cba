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
        CharactersPerToken = all == 0 ? 1 : train.Concat(validation).Sum(t => tokenizer.Name(t).Length) / (double)all;
    }

    public ITokenizer Tokenizer { get; }

    public IReadOnlyList<int> Train { get; }

    public IReadOnlyList<int> Validation { get; }

    /// <summary>Mean over the whole text.</summary>
    public double CharactersPerToken { get; }

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
}
