using Studio.Learning.Data.Text.Tokenizers;
using static TorchSharp.torch;

namespace Studio.Learning.Data.Text;

/// <summary>A text as numbers of characters: the beginning to train on, the tail to validate on.</summary>
public sealed class CharCorpus
{
    /// <param name="validationShare">Share of the text, at its end, that is held out.</param>
    public CharCorpus(string text, double validationShare)
    {
        Vocabulary = new(text);
        var all = Vocabulary.Encode(text);
        var train = all.Length - (int)(all.Length * validationShare);
        (Train, Validation) = (all[..train], all[train..]);
    }

    public CharTokenizer Vocabulary { get; }

    public IReadOnlyList<int> Train { get; }

    public IReadOnlyList<int> Validation { get; }

    /// <summary>Cuts a text into <paramref name="count"/> pieces that are read side by side, each from its beginning to its end: (T, N), T
    /// the pieces' length. What is left over at the end is not read.
    /// The caller owns the result.</summary>
    /// <exception cref="ArgumentException">The text is too short for pieces of two characters.</exception>
    public static Tensor Streams(IReadOnlyList<int> characters, int count)
    {
        using var scope = NewDisposeScope();
        var length = characters.Count / count;
        return length >= 2
            ? tensor(characters.Take(length * count).Select(c => (long)c).ToArray(), [count, length]).t().contiguous()
            .MoveToOuterDisposeScope()
            : throw new ArgumentException($"A text of {characters.Count} characters cannot be split into {count} sequences; "
                + "use a longer text or a smaller batch size.", nameof(characters));
    }
}
