using Studio.Learning.Data.Text;
using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Translation;

/// <summary>Pairs for training and others for validation; all translations of a sentence are on one side.</summary>
public sealed record PairSplit(IReadOnlyList<TextPair> Train, IReadOnlyList<TextPair> Validation)
{
    /// <param name="share">Of the different source sentences that are held out, between 0 and 1.</param>
    /// <param name="most">Different source sentences that are used; of more than these the seed chooses.</param>
    /// <exception cref="ArgumentException">There are fewer than two different source sentences.</exception>
    public static PairSplit Of(IReadOnlyList<TextPair> pairs, double share, int most, ulong seed)
    {
        var sentences = pairs.GroupBy(p => p.Source).ToArray();
        if (sentences.Length < 2)
            throw new ArgumentException($"{sentences.Length} different source sentences cannot be split into a training and a validation "
                + "set; give two at least.", nameof(pairs));
        var order = SeededOrder.Permutation(seed, 0, sentences.Length).Take(Math.Max(2, most)).Select(i => sentences[i]).ToArray();
        var held = Math.Clamp((int)Math.Round(share * order.Length), 1, order.Length - 1);
        return new([.. order[held..].SelectMany(s => s)], [.. order[..held].SelectMany(s => s)]);
    }
}
