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

    [DisplayName("Discriminator's learning rate"), Range(0.01, 100),
        Setting(Group = SettingGroup.Optimizer, Unit = "times", Paper = "https://arxiv.org/abs/1706.08500")]
    [Description("Learning rate of the discriminator as a multiple of the generator's. Above 1 it keeps up with the generator in fewer "
        + "steps.")]
    public double DiscriminatorRate { get; init; } = 1;

    [Setting(Group = SettingGroup.Training), Description("Loss: what the two networks minimise.")]
    public AdversarialLoss Loss { get; init; }

    [DisplayName("R1 gradient penalty"), Range(0, 1000),
        Setting(Group = SettingGroup.Regularisation, Paper = "https://arxiv.org/abs/1801.04406")]
    [Description("Weight γ of the R1 penalty: holds the discriminator's gradient at real images small, every 16 steps. It steadies long "
        + "trainings; 0 is off.")]
    public double R1 { get; init; }

    [DisplayName("DiffAugment"), Setting(Group = SettingGroup.Augmentation, Paper = "https://arxiv.org/abs/2006.10738")]
    [Description("Differentiable augmentation: the discriminator sees real and generated images shifted, cut and recoloured at random, so "
        + "that it cannot memorise a few images. Use it below some thousand images.")]
    public bool DiffAugment { get; init; }

    [DisplayName("Averaging half-life"), Range(0, 10_000_000), Setting(Group = SettingGroup.Training, Unit = "images",
        Paper = "https://arxiv.org/abs/1710.10196")]
    [Description("Exponential moving average of the generator's weights: images after which older weights count half. Samples and the "
        + "saved generator are the average's; 0 takes the last weights.")]
    public int Averaging { get; init; }

    [Setting(Group = SettingGroup.Training)]
    [Description("Numeric precision of the forward and backward pass; weights and losses stay float32.")]
    public Precision Precision { get; init; } = Precision.Auto;

    [Setting(Group = SettingGroup.Samples, Unit = "steps"), Range(1, 1_000_000)]
    [Description("Sample interval: steps from one grid of samples to the next.")]
    public int SampleEvery { get; init; } = 50;

    [DisplayName("Grid size"), Setting(Group = SettingGroup.Samples, Unit = "rows and columns"), Range(1, 16)]
    [Description("Grid size: rows and columns of a grid of samples.")]
    public int GridSide { get; init; } = 8;
}
