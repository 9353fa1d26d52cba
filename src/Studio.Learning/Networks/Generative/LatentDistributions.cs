using static TorchSharp.torch;

namespace Studio.Learning.Networks.Generative;

/// <summary>Draws latents with libtorch's default generator.</summary>
public static class LatentDistributions
{
    /// <summary>Latents (N, Z, 1, 1) on the CPU; the caller owns them.</summary>
    public static Tensor Draw(this LatentDistribution distribution, int count, int width)
    {
        using var scope = NewDisposeScope();
        return (distribution == LatentDistribution.Normal ? randn(count, width) : rand(count, width).Times(2).Plus(-1))
            .view(count, width, 1, 1).MoveToOuterDisposeScope();
    }
}
