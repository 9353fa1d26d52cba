using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Squared distance between two sets of features, each (N, D), under a Gaussian kernel: from 0, for equal ones, to 2.</summary>
/// <remarks>Gretton, Borgwardt, Rasch, Schölkopf and Smola, "A Kernel Two-Sample Test", JMLR 13, 2012, equation 5: the biased estimate with
/// k(a, b) = exp(−|a − b|² / 2σ²).</remarks>
public static class MaximumMeanDiscrepancy
{
    /// <param name="first">(N, D).</param>
    /// <param name="second">(M, D).</param>
    /// <param name="squaredWidth">σ², or null for half the median of the squared distances between the two (section 8), so that the measure
    /// does not depend on the features' scale.</param>
    /// <exception cref="ArgumentException">The widths differ, or a table has fewer than two rows.</exception>
    public static double Of(Tensor first, Tensor second, double? squaredWidth = null)
    {
        using var scope = NewDisposeScope();
        var (a, b) = FeatureTable.Pair(first, second);
        var between = FeatureTable.SquaredDistances(a, b);
        var twice = squaredWidth is { } width ? 2 * width : between.median().item<double>();
        // All rows are equal then.
        return twice == 0 ? 0 : Mean(FeatureTable.SquaredDistances(a, a)) + Mean(FeatureTable.SquaredDistances(b, b)) - 2 * Mean(between);

        double Mean(Tensor distances) => distances.Over(-twice).exp().mean().item<double>();
    }
}
