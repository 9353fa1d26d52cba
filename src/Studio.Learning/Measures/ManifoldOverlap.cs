using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Precision, the share of generated items that lie where real ones do, and recall, the share of real items that lie where
/// generated ones do; "where" is within the distance of an item's third neighbour.</summary>
/// <remarks>Kynkäänniemi et al., "Improved Precision and Recall Metric for Assessing Generative Models", NeurIPS 2019,
/// arXiv:1904.06991.</remarks>
public static class ManifoldOverlap
{
    private const int Neighbour = 3;

    /// <param name="real">Features (N, D).</param>
    /// <param name="generated">Features (M, D).</param>
    /// <exception cref="ArgumentException">The widths differ, or a table has no third neighbour.</exception>
    public static (double Precision, double Recall) Of(Tensor real, Tensor generated)
    {
        using var scope = NewDisposeScope();
        var (a, b) = FeatureTable.Pair(real, generated);
        if (Math.Min(a.shape[0], b.shape[0]) <= Neighbour)
            throw new ArgumentException($"Precision and recall need more than {Neighbour} items of each kind, and there are "
                + $"{a.shape[0]} and {b.shape[0]}.", nameof(real));
        var between = cdist(a, b);                                                                // (N, M)
        return (Covered(between, Radii(a), 0), Covered(between.t(), Radii(b), 0));
    }

    /// <summary>Distance of each row to its third neighbour, (N).</summary>
    // The nearest is the row itself.
    private static Tensor Radii(Tensor a) => cdist(a, a).topk(Neighbour + 1, 1, largest: false).values.select(1, Neighbour);

    private static double Covered(Tensor distances, Tensor radii, int dimension) =>
        distances.le(radii.unsqueeze(1)).any(dimension, keepdim: false).to(ScalarType.Float64).mean().item<double>();
}
