namespace Studio.Learning.Measures;

/// <summary>Mean distance between confidence (the largest probability) and accuracy over bins of equal width, weighted by their items.
/// Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, arXiv:1706.04599, equation 3.</summary>
public static class ExpectedCalibrationError
{
    /// <param name="probabilities">(N, K) row by row, each row with sum 1.</param>
    /// <param name="truth">N class numbers.</param>
    public static double Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> truth, int binCount = 15)
    {
        if (truth.Length == 0)
            return 0;
        var classes = Rows.Width(probabilities.Length, truth.Length);
        var gaps = new double[binCount];
        for (var n = 0; n < truth.Length; n++)
        {
            var row = probabilities.Slice(n * classes, classes);
            var best = Rows.ArgMax(row);
            // Bins are open below and closed above, so a confidence of exactly 1 is in the last.
            var bin = Math.Clamp((int)Math.Ceiling(row[best] * (double)binCount) - 1, 0, binCount - 1);
            gaps[bin] += (best == truth[n] ? 1 : 0) - row[best];
        }
        return gaps.Sum(Math.Abs) / truth.Length;
    }
}
