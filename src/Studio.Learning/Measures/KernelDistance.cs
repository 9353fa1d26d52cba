using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Squared distance between two sets of features, each (N, D), under a cubic kernel: 0 on average for two samples of one source,
/// and then as often below as above.</summary>
/// <remarks>Bińkowski, Sutherland, Arbel and Gretton, "Demystifying MMD GANs", ICLR 2018, arXiv:1801.01401, section 4: the unbiased
/// estimate with k(a, b) = (a·b / D + 1)³.</remarks>
public static class KernelDistance
{
    /// <param name="first">(N, D).</param>
    /// <param name="second">(M, D).</param>
    /// <exception cref="ArgumentException">The widths differ, or a table has fewer than two rows.</exception>
    public static double Of(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var (a, b) = FeatureTable.Pair(first, second);
        return Within(a) + Within(b) - 2 * Kernel(a, b).mean().item<double>();
    }

    /// <summary>Mean over pairs of different rows.</summary>
    private static double Within(Tensor a)
    {
        var kernel = Kernel(a, a);
        return kernel.sum().Minus(kernel.trace()).item<double>() / (a.shape[0] * (a.shape[0] - 1.0));
    }

    private static Tensor Kernel(Tensor a, Tensor b)
    {
        using var degree = 3.ToScalar();
        return a.mm(b.t()).Over(a.shape[1]).Plus(1).pow(degree);
    }
}
