namespace Studio.Learning.Measures.Translation;

/// <summary>All that BLEU is computed from; statistics of several segments add up.</summary>
/// <param name="Matches">N-grams of the hypotheses that a reference holds as well, by order from 1.</param>
/// <param name="Totals">N-grams of the hypotheses by order.</param>
/// <param name="HypothesisLength">Tokens of the hypotheses.</param>
/// <param name="ReferenceLength">Tokens of the references that are closest in length to their hypotheses.</param>
public sealed record BleuStatistics(IReadOnlyList<long> Matches, IReadOnlyList<long> Totals, long HypothesisLength, long ReferenceLength)
{
    /// <summary>Statistics of one segment. An n-gram matches as often as the reference holds it that holds it most often.</summary>
    /// <param name="hypothesis">Its tokens.</param>
    /// <param name="references">Tokens of each reference, of one at least.</param>
    public static BleuStatistics Of(IReadOnlyList<string> hypothesis, IReadOnlyList<IReadOnlyList<string>> references, int maxOrder)
    {
        var (matches, totals) = (new long[maxOrder], new long[maxOrder]);
        for (var order = 1; order <= maxOrder; order++)
        {
            var most = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var reference in references)
                foreach (var (ngram, count) in Counts(reference, order))
                    most[ngram] = Math.Max(count, most.GetValueOrDefault(ngram));
            foreach (var (ngram, count) in Counts(hypothesis, order))
            {
                matches[order - 1] += Math.Min(count, most.GetValueOrDefault(ngram));
                totals[order - 1] += count;
            }
        }
        // Of two equally close references the shorter one counts.
        var closest = references.Select(r => r.Count).OrderBy(l => Math.Abs(l - hypothesis.Count)).ThenBy(l => l).First();
        return new(matches, totals, hypothesis.Count, closest);
    }

    public BleuStatistics Plus(BleuStatistics other) => new([.. Matches.Zip(other.Matches, (a, b) => a + b)],
        [.. Totals.Zip(other.Totals, (a, b) => a + b)], HypothesisLength + other.HypothesisLength, ReferenceLength + other.ReferenceLength);

    /// <summary>BLEU from 0 to 100: the geometric mean of the precisions, times the brevity penalty.</summary>
    public double Score(BleuSmoothing smoothing, bool usesEffectiveOrder = false)
    {
        if (Matches.All(m => m == 0))
            return 0;
        var (logs, order, smoothed) = (0d, usesEffectiveOrder ? 0 : Matches.Count, 1d);
        for (var n = 0; n < Matches.Count; n++)
        {
            var added = smoothing is BleuSmoothing.AddK { Count: var k } && n > 0 ? k : 0;
            var (matches, total) = (Matches[n] + added, Totals[n] + added);
            if (total == 0)
                return usesEffectiveOrder ? Times(logs, order) : 0;
            if (usesEffectiveOrder)
                order = n + 1;
            if (matches == 0)
                matches = smoothing switch
                {
                    BleuSmoothing.Exponential => 1 / (smoothed *= 2),
                    BleuSmoothing.Floor floor => floor.Matches,
                    _ => 0,
                };
            // The logarithm of 0 is minus infinity, and the score 0.
            logs += Math.Log(matches / total);
        }
        return Times(logs, order);
    }

    /// <summary>1 where the hypotheses are as long as the references or longer.</summary>
    public double BrevityPenalty => HypothesisLength >= ReferenceLength ? 1
        : HypothesisLength == 0 ? 0 : Math.Exp(1 - (double)ReferenceLength / HypothesisLength);

    private double Times(double logs, int order) => 100 * BrevityPenalty * Math.Exp(logs / order);

    private static Dictionary<string, int> Counts(IReadOnlyList<string> tokens, int order)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + order <= tokens.Count; i++)
        {
            // Tokens hold no white space.
            var ngram = string.Join(' ', tokens.Skip(i).Take(order));
            counts[ngram] = counts.GetValueOrDefault(ngram) + 1;
        }
        return counts;
    }
}
