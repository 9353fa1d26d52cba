using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>What measures of features share: the check at their entrance and a few figures of a float64 table (N, D) on the CPU.</summary>
internal static class FeatureTable
{
    /// <summary>The features in float64; the caller owns the result.</summary>
    /// <exception cref="ArgumentException">They are no table (N, D) of at least two rows, or contain NaN or an infinite value.</exception>
    public static Tensor Of(Tensor features)
    {
        if (features.dim() != 2 || features.shape[0] < 2 || features.shape[1] < 1)
            throw new ArgumentException($"Features [{string.Join(", ", features.shape)}] are not a table of at least two rows (N, D). "
                + "Pass one row per image.");
        using var scope = NewDisposeScope();
        var table = features.detach().cpu().to(ScalarType.Float64);                   // (N, D)
        return table.isfinite().all().item<bool>() ? table.MoveToOuterDisposeScope()
            : throw new ArgumentException("The features contain NaN or infinite values. The network has diverged; choose other weights.");
    }

    /// <summary>The features in float64, one row for each label, of two classes or more; the caller owns the result.</summary>
    /// <exception cref="ArgumentException">They do not fit the labels, or all labels are of one class.</exception>
    public static Tensor Of(Tensor features, IReadOnlyList<int> labels)
    {
        ThrowIfOneClass(labels);
        return features.dim() == 2 && features.shape[0] == labels.Count ? Of(features)
            : throw new ArgumentException($"Features [{string.Join(", ", features.shape)}] do not hold one row for each of "
                + $"{labels.Count} labels.");
    }

    public static void ThrowIfOneClass(IReadOnlyList<int> labels)
    {
        if (labels.Distinct().Take(2).Count() < 2)
            throw new ArgumentException($"All {labels.Count} labels are of one class. Pass images of at least two classes.");
    }

    /// <summary>Both tables in float64; the caller owns them.</summary>
    /// <exception cref="ArgumentException">Their widths differ, or one is no table.</exception>
    public static (Tensor First, Tensor Second) Pair(Tensor first, Tensor second)
    {
        var (a, b) = (Of(first), Of(second));
        return a.shape[1] == b.shape[1] ? (a, b)
            : throw new ArgumentException($"Features of {a.shape[1]} and of {b.shape[1]} values a row cannot be compared. "
                + "Take both from one network.");
    }

    public static Tensor Centred(Tensor table) => table.Minus(table.mean([0], keepdim: true));

    /// <summary>(D, D), divided by N − 1.</summary>
    public static Tensor Covariance(Tensor table)
    {
        using var scope = NewDisposeScope();
        var centred = Centred(table);
        return centred.t().mm(centred).Over(table.shape[0] - 1).MoveToOuterDisposeScope();
    }

    /// <summary>Squared Euclidean distances (N, M) of rows (N, D) from rows (M, D).</summary>
    public static Tensor SquaredDistances(Tensor a, Tensor b)
    {
        using var scope = NewDisposeScope();
        var distances = a.square().sum(1, keepdim: true).Plus(b.square().sum(1)).Minus(a.mm(b.t()).Times(2));
        return distances.AtLeast(0).MoveToOuterDisposeScope();                      // rounding makes some equal rows' negative
    }
}
