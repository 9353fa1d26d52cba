using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Recipes;

/// <summary>How a generator and a discriminator are trained against each other; with the defaults two cores generate
/// simple signs in two minutes.</summary>
/// <remarks>Radford et al., arXiv:1511.06434, section 4, have width 64, batches of 128 and a learning rate of 2e-4;
/// a narrow network bears twice the rate.</remarks>
public sealed record DcganSettings
{
    [Setting(IsBasic = true, Unit = "steps"), Range(1, 10_000_000)]
    [Description("Training steps: each updates the discriminator once and the generator once. Images improve for thousands of steps.")]
    public int Steps { get; init; } = 3000;

    [Setting(Group = SettingGroup.Training, Unit = "images"), Range(2, 4096)]
    [Description("Batch size: real images per step, and as many generated ones. Larger batches train more steadily.")]
    public int BatchSize { get; init; } = 64;

    [Setting(IsBasic = true, Unit = "channels"), Range(4, 512)]
    [Description("Width: channels of the layer next to the image; deeper layers have up to eight times as many. Wider networks generate "
        + "more detail and train slower.")]
    public int Width { get; init; } = 16;

    [Setting(IsBasic = true), Description("Colour: generates RGB images instead of greyscale ones.")]
    public bool Colour { get; init; }

    [Setting(Group = SettingGroup.Optimizer), Description("Optimizer of both networks.")]
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam { LearningRate = 4e-4, Beta1 = 0.5 };

    [Setting(Group = SettingGroup.Training)]
    [Description("Numeric precision of the forward and backward pass; weights and losses stay float32.")]
    public Precision Precision { get; init; } = Precision.Float32;

    [Setting(Group = SettingGroup.Samples, Unit = "steps"), Range(1, 1_000_000)]
    [Description("Sample interval: steps from one grid of samples to the next.")]
    public int SampleEvery { get; init; } = 50;

    [DisplayName("Grid size"), Setting(Group = SettingGroup.Samples, Unit = "rows and columns"), Range(1, 16)]
    [Description("Grid size: rows and columns of a grid of samples.")]
    public int GridSide { get; init; } = 8;
}
