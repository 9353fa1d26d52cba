using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Features;

/// <summary>Mean and deviation of each of D features over the training set, (D) each, as vectors that own no scope.</summary>
public sealed class FeatureStatistics : IDisposable
{
    // A feature that hardly moves would be blown up to noise.
    private const double LeastDeviation = 1e-6;

    private readonly Tensor _mean;
    private readonly Tensor _deviation;

    private FeatureStatistics(Tensor mean, Tensor deviation) => (_mean, _deviation) = (mean, deviation);

    /// <param name="features">(N, D), the plain views of the training set only.</param>
    public static FeatureStatistics Of(Tensor features)
    {
        if (features.dim() != 2 || features.shape[0] == 0)
            throw new ArgumentException("Statistics need features (N, D) with N of at least 1, "
                + $"not [{string.Join(", ", features.shape)}].");
        using var scope = NewDisposeScope();
        var mean = features.mean([0]);                                                // (D)
        var deviation = features.var([0], unbiased: false).sqrt();                    // (D)
        using var least = LeastDeviation.ToScalar();
        return new(mean.DetachFromDisposeScope(), where(deviation.lt(least), ones_like(deviation), deviation).DetachFromDisposeScope());
    }

    /// <summary>Features (…, D) with mean 0 and deviation 1 on the training set; the caller owns the result.</summary>
    public Tensor Standardise(Tensor features)
    {
        using var scope = NewDisposeScope();
        return (features.Minus(_mean) / _deviation).MoveToOuterDisposeScope();         // (…, D)
    }

    /// <param name="mean">(D), overwritten.</param>
    /// <param name="deviation">(D), overwritten.</param>
    internal void CopyTo(Tensor mean, Tensor deviation)
    {
        mean.copy_(_mean);
        deviation.copy_(_deviation);
    }

    /// <summary>The head that gives on raw features what (<paramref name="weight"/>, <paramref name="bias"/>) gives
    /// on standardised ones.</summary>
    /// <param name="weight">(K, D).</param>
    /// <param name="bias">(K).</param>
    public (Tensor Weight, Tensor Bias) Fold(Tensor weight, Tensor bias)
    {
        using var scope = NewDisposeScope();
        var folded = weight / _deviation;                                             // (K, D)
        var shifted = bias.Minus(folded.mv(_mean));                                   // (K)
        return (folded.MoveToOuterDisposeScope(), shifted.MoveToOuterDisposeScope());
    }

    public void Dispose()
    {
        _mean.Dispose();
        _deviation.Dispose();
    }
}
