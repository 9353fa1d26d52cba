namespace Studio.Learning.Measures;

/// <summary>Mean distance between confidence (the largest probability) and accuracy over bins of equal width, weighted by their items.
/// Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, arXiv:1706.04599, equation 3.</summary>
public static class ExpectedCalibrationError
{
    /// <param name="probabilities">(N, K) row by row, each row with sum 1.</param>
    /// <param name="truth">N class numbers.</param>
    public static double Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> truth, int binCount = 15) =>
        ReliabilityDiagram.Of(probabilities, truth, binCount)
        .Sum(bin => bin.Items * Math.Abs(bin.Accuracy - bin.Confidence)) / Math.Max(1, truth.Length);
}
