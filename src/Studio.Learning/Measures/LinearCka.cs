using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Similarity of the features that two networks give for the same items: 1 for features that differ only by
/// rotation and scale, 0 for unrelated ones.</summary>
/// <remarks>Kornblith, Norouzi, Lee and Hinton, "Similarity of Neural Network Representations Revisited", ICML 2019, arXiv:1905.00414,
/// section 3: centred kernel alignment with a linear kernel.</remarks>
public static class LinearCka
{
    /// <param name="first">(N, D).</param>
    /// <param name="second">(N, E), of the same images in the same order.</param>
    /// <exception cref="ArgumentException">The images are not as many, or one network gives the same features for all.</exception>
    public static double Of(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var (x, y) = (FeatureTable.Centred(FeatureTable.Of(first)), FeatureTable.Centred(FeatureTable.Of(second)));
        if (x.shape[0] != y.shape[0])
            throw new ArgumentException($"Features of {x.shape[0]} and of {y.shape[0]} images cannot be compared. "
                + "Take both from the same images.");
        var own = Math.Sqrt(Alignment(x, x) * Alignment(y, y));
        return own > 0 ? Alignment(x, y) / own
            : throw new ArgumentException("One of the two networks gives the same features for every image, "
                + "so that there is nothing to compare.");
    }

    private static double Alignment(Tensor a, Tensor b) => a.t().mm(b).square().sum().item<double>();
}
