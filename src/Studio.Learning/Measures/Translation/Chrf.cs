using System.Text;

namespace Studio.Learning.Measures.Translation;

/// <summary>chrF of translations: F-score of the n-grams of characters that they share with a reference. It asks less of word forms than
/// <see cref="Bleu"/>.</summary>
/// <remarks>Popović, "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015. Computed as sacreBLEU 2.6.0 does, with no
/// n-grams of words. Of several references each segment takes the one with the best F-score.</remarks>
public static class Chrf
{
    private const double Epsilon = 1e-16;

    /// <param name="references">Of each hypothesis, one at least.</param>
    /// <exception cref="ArgumentException">There is no hypothesis, or one without a reference.</exception>
    public static TranslationScore Of(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references,
        ChrfOptions? options = null)
    {
        options ??= new();
        References.ThrowIfIncomplete(hypotheses, references);
        var sums = new Counts[options.MaxOrder];
        for (var i = 0; i < hypotheses.Count; i++)
        {
            var hypothesis = Characters(hypotheses[i], options);
            var best = references[i].Select(r => Compare(hypothesis, Characters(r, options), options.MaxOrder))
                .MaxBy(c => FScore(c, options))!;
            for (var n = 0; n < sums.Length; n++)
                sums[n] += best[n];
        }
        return new(100 * FScore(sums, options), $"nrefs:{References.Signature(references)}|case:{(options.IsLowercase ? "lc" : "mixed")}"
            + $"|eff:{(options.UsesEpsilonSmoothing ? "no" : "yes")}|nc:{options.MaxOrder}|nw:0"
            + $"|space:{(options.KeepsSpaces ? "yes" : "no")}|version:{Bleu.Version}");
    }

    private static double FScore(Counts[] orders, ChrfOptions options)
    {
        var weight = options.Beta * options.Beta;
        if (options.UsesEpsilonSmoothing)
            return orders.Average(c => FScore(c.Hypothesis > 0 ? c.Precision : Epsilon, c.Reference > 0 ? c.Recall : Epsilon, weight));
        var both = orders.Where(c => c is { Hypothesis: > 0, Reference: > 0 }).ToArray();
        return both.Length == 0 ? 0 : FScore(both.Average(c => c.Precision), both.Average(c => c.Recall), weight);
    }

    private static double FScore(double precision, double recall, double weight) =>
        weight * precision + recall is > 0 and var sum ? (1 + weight) * precision * recall / sum : 0;

    private static Rune[] Characters(string segment, ChrfOptions options)
    {
        var runes = (options.IsLowercase ? segment.ToLowerInvariant() : segment).TrimEnd().EnumerateRunes();
        return [.. options.KeepsSpaces ? runes : runes.Where(r => !Rune.IsWhiteSpace(r))];
    }

    private static Counts[] Compare(Rune[] hypothesis, Rune[] reference, int maxOrder)
    {
        var orders = new Counts[maxOrder];
        for (var order = 1; order <= maxOrder; order++)
        {
            var (ours, theirs) = (Ngrams(hypothesis, order), Ngrams(reference, order));
            var matches = ours.Sum(n => Math.Min(n.Value, theirs.GetValueOrDefault(n.Key)));
            // Without n-grams in the reference, those of the hypothesis do not count against it.
            orders[order - 1] = new(theirs.Count > 0 ? ours.Values.Sum() : 0, theirs.Values.Sum(), matches);
        }
        return orders;
    }

    private static Dictionary<string, long> Ngrams(Rune[] characters, int order)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i + order <= characters.Length; i++)
        {
            var ngram = string.Concat(characters.AsSpan(i, order).ToArray());
            counts[ngram] = counts.GetValueOrDefault(ngram) + 1;
        }
        return counts;
    }

    /// <summary>N-grams of one order in the hypotheses, in the references, and in both.</summary>
    private readonly record struct Counts(long Hypothesis, long Reference, long Matches)
    {
        public double Precision => (double)Matches / Hypothesis;

        public double Recall => (double)Matches / Reference;

        public static Counts operator +(Counts a, Counts b) =>
            new(a.Hypothesis + b.Hypothesis, a.Reference + b.Reference, a.Matches + b.Matches);
    }
}
