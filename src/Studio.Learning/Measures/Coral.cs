using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>How far the covariances of two sets of features, each (N, D), are apart; 0 when they agree, whatever the means.</summary>
/// <remarks>Sun and Saenko, "Deep CORAL: Correlation Alignment for Deep Domain Adaptation", ECCV 2016 workshops, arXiv:1607.01719, equation
/// 1: the squared Frobenius norm over 4D².</remarks>
public static class Coral
{
    /// <param name="first">(N, D).</param>
    /// <param name="second">(M, D).</param>
    /// <exception cref="ArgumentException">The widths differ, or a table has fewer than two rows.</exception>
    public static double Of(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var (a, b) = FeatureTable.Pair(first, second);
        var width = (double)a.shape[1];
        return FeatureTable.Covariance(a).Minus(FeatureTable.Covariance(b)).square().sum().item<double>() / (4 * width * width);
    }
}
