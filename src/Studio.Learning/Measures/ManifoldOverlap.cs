using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Precision, the share of generated items that lie where real ones do, and recall, the share of real items that lie where
/// generated ones do; "where" is within the distance of an item's third neighbour.</summary>
/// <remarks>Kynkäänniemi et al., "Improved Precision and Recall Metric for Assessing Generative Models", NeurIPS 2019,
/// arXiv:1904.06991.</remarks>
public static class ManifoldOverlap
{
    private const int Neighbour = 3, PartRows = 500;

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
        return (Covered(a, Radii(a), b), Covered(b, Radii(b), a));
    }

    /// <summary>Distance of each row to its third neighbour, (N).</summary>
    // The nearest is the row itself.
    private static Tensor Radii(Tensor a) =>
        cat([.. Parts(a).Select(part => cdist(part, a).topk(Neighbour + 1, 1, largest: false).values.select(1, Neighbour))]);

    /// <summary>Share of the second table's rows that lie within the radius of some row of the first.</summary>
    private static double Covered(Tensor a, Tensor radii, Tensor b) =>
        cat([.. Parts(b).Select(part => cdist(part, a).le(radii).any(1))]).to(ScalarType.Float64).mean().item<double>();

    /// <summary>A few rows at a time: all distances at once of 10,000 items take a gigabyte.</summary>
    private static Tensor[] Parts(Tensor a) => a.split(PartRows);
}
