using Studio.Experiments.Data;
using Studio.Learning.Data.Text;
using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Translation;

/// <summary>Pairs for training and others for validation; all translations of a sentence are on one side, however its capitals, spaces and
/// punctuation are written.</summary>
public sealed record PairSplit(IReadOnlyList<TextPair> Train, IReadOnlyList<TextPair> Validation)
{
    /// <param name="share">Of the different source sentences that are held out, between 0 and 1.</param>
    /// <param name="most">Different source sentences that are used; of more than these the seed chooses.</param>
    /// <exception cref="ArgumentException">There are fewer than two different source sentences.</exception>
    public static PairSplit Of(IReadOnlyList<TextPair> pairs, double share, int most, ulong seed)
    {
        var sentences = Shuffled(pairs, seed);
        if (sentences.Length < 2)
            throw new ArgumentException($"{sentences.Length} different source sentences cannot be split into a training and a validation "
                + "set; give two at least.", nameof(pairs));
        var order = sentences.Take(Math.Max(2, most)).ToArray();
        var held = Held(share, order.Length);
        return new([.. order[held..].SelectMany(s => s)], [.. order[..held].SelectMany(s => s)]);
    }

    /// <summary>The parts that a data set states, without its test pairs. A set without validation pairs is split by the seed.</summary>
    /// <param name="share">Validation sentences are at most this share of <paramref name="most"/>.</param>
    /// <inheritdoc cref="Of(IReadOnlyList{TextPair}, double, int, ulong)"/>
    public static PairSplit Of(IReadOnlyList<GroupedPair> pairs, double share, int most, ulong seed)
    {
        var train = pairs.Where(p => p.Part is not (DataPart.Test or DataPart.Validation)).Select(p => p.Pair).ToArray();
        var stated = Shuffled(pairs.Where(p => p.Part == DataPart.Validation).Select(p => p.Pair), seed);
        if (stated.Length == 0 || train.Length == 0)
            return Of([.. train, .. stated.SelectMany(s => s)], share, most, seed);
        var validation = stated.Take(Held(share, Math.Max(2, most))).ToArray();
        return new([.. Shuffled(train, seed).Take(Math.Max(1, most - validation.Length)).SelectMany(s => s)],
            [.. validation.SelectMany(s => s)]);
    }

    private static int Held(double share, int count) => Math.Clamp((int)Math.Round(share * count), 1, count - 1);

    /// <summary>The pairs of each source sentence, in the seed's order.</summary>
    private static TextPair[][] Shuffled(IEnumerable<TextPair> pairs, ulong seed)
    {
        var sentences = pairs.GroupBy(p => string.Join(' ', SentenceWords.Of(p.Source, SentenceRule.Words)), StringComparer.Ordinal)
            .Select(s => s.ToArray()).ToArray();
        return [.. SeededOrder.Permutation(seed, 0, sentences.Length).Select(i => sentences[i])];
    }
}
