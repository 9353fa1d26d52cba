using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Recipes;

/// <summary>How a generator and a discriminator are taught against each other; what is preset lets a processor of two cores draw simple signs in two minutes.</summary>
/// <remarks>Radford et al., arXiv:1511.06434, section 4, have width 64, batches of 128 and a learning rate of 2e-4; a narrow network bears twice the rate.</remarks>
public sealed record DcganSettings
{
    [Range(1, 10_000_000), Description("Steps of training; each moves the discriminator once and the generator once.")]
    public int Steps { get; init; } = 3000;

    [Range(2, 4096), Description("Real images in one step, and as many drawn ones.")]
    public int BatchSize { get; init; } = 64;

    [Range(4, 512), Description("Channels of the layer next to the image; deeper layers have up to eight times as many.")]
    public int Width { get; init; } = 16;

    [Description("Draw in colour rather than in shades of grey.")]
    public bool Colour { get; init; }

    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam { LearningRate = 4e-4, Beta1 = 0.5 };

    [Description("Arithmetic of forward and backward; weights and losses stay float32.")]
    public Precision Precision { get; init; } = Precision.Float32;

    [Range(1, 1_000_000), Description("Steps from one grid of samples to the next.")]
    public int SampleEvery { get; init; } = 50;

    [Range(1, 16), Description("Rows and columns of a grid of samples.")]
    public int GridSide { get; init; } = 8;
}
