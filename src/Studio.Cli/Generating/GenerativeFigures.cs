using Studio.Learning.Measures;
using TorchSharp;

namespace Studio.Cli.Generating;

/// <summary>How far generated images are from real ones on the features of a classifier.</summary>
internal sealed record GenerativeFigures
{
    public required long RealImages { get; init; }

    public required double FrechetDistance { get; init; }

    public required double KernelDistance { get; init; }

    public required double Precision { get; init; }

    public required double Recall { get; init; }

    /// <param name="real">(N, D).</param>
    /// <param name="generated">(M, D).</param>
    public static GenerativeFigures Of(torch.Tensor real, torch.Tensor generated)
    {
        var (precision, recall) = ManifoldOverlap.Of(real, generated);
        return new()
        {
            RealImages = real.shape[0],
            FrechetDistance = Learning.Measures.FrechetDistance.Of(real, generated),
            KernelDistance = Learning.Measures.KernelDistance.Of(real, generated),
            Precision = precision,
            Recall = recall,
        };
    }
}
