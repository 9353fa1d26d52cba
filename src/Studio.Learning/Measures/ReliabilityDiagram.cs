using Studio.Experiments.Results;

namespace Studio.Learning.Measures;

/// <summary>Accuracy by confidence: items by their largest probability in bins of equal width, empty ones left out.
/// Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, arXiv:1706.04599, section 2.</summary>
public static class ReliabilityDiagram
{
    /// <param name="probabilities">(N, K) row by row, each row with sum 1.</param>
    /// <param name="truth">N class numbers.</param>
    /// <returns>From the lowest confidence to the highest.</returns>
    public static IReadOnlyList<ReliabilityBin> Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> truth, int binCount = 15)
    {
        if (truth.Length == 0)
            return [];
        var classes = Rows.Width(probabilities.Length, truth.Length);
        var bins = new (int Items, double Confidence, int Correct)[binCount];
        for (var n = 0; n < truth.Length; n++)
        {
            var row = probabilities.Slice(n * classes, classes);
            var best = Rows.ArgMax(row);
            // Bins are open below and closed above, so a confidence of exactly 1 is in the last.
            ref var bin = ref bins[Math.Clamp((int)Math.Ceiling(row[best] * (double)binCount) - 1, 0, binCount - 1)];
            bin = (bin.Items + 1, bin.Confidence + row[best], bin.Correct + (best == truth[n] ? 1 : 0));
        }
        return [.. bins.Index().Where(b => b.Item.Items > 0)
            .Select(b => new ReliabilityBin(b.Index / (double)binCount, (b.Index + 1) / (double)binCount,
            b.Item.Items, b.Item.Confidence / b.Item.Items, b.Item.Correct / (double)b.Item.Items))];
    }
}
