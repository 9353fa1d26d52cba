using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Distance between two sets of features, each (N, D), by mean and covariance alone; 0 when both agree.</summary>
/// <remarks>Heusel et al., "GANs Trained by a Two Time-Scale Update Rule Converge to a Local Nash Equilibrium", NeurIPS 2017,
/// arXiv:1706.08500, equation 6; after Dowson and Landau, Journal of Multivariate Analysis 12, 1982. The root of the product is taken by
/// two symmetric decompositions, which a singular covariance does not disturb.</remarks>
public static class FrechetDistance
{
    /// <param name="first">(N, D).</param>
    /// <param name="second">(M, D).</param>
    /// <exception cref="ArgumentException">The widths differ, or a table has fewer than two rows.</exception>
    public static double Of(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var (a, b) = FeatureTable.Pair(first, second);
        var (covarianceA, covarianceB) = (FeatureTable.Covariance(a), FeatureTable.Covariance(b));
        var (values, vectors) = linalg.eigh(covarianceA);
        var root = (vectors * values.AtLeast(0).sqrt()).mm(vectors.t());            // (D, D)
        var common = linalg.eigvalsh(root.mm(covarianceB).mm(root)).AtLeast(0).sqrt().sum();
        return a.mean([0]).Minus(b.mean([0])).square().sum().Plus(covarianceA.trace()).Plus(covarianceB.trace()).Minus(common.Times(2))
            .item<double>();
    }
}
