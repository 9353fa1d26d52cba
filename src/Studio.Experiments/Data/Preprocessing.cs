using System.Text.Json.Serialization;
using Studio.Experiments.Recipes;

namespace Studio.Experiments.Data;

/// <summary>What turns a decoded image into a network's input; it belongs to the weights and travels with them.</summary>
/// <param name="ResizeSide">Shorter side in pixels after resizing (keeps the aspect ratio); 0 leaves the size as it is.</param>
/// <param name="CropSide">Side of the square centre crop in pixels.</param>
/// <param name="Channels">1 (luminance) or 3 (RGB).</param>
/// <param name="Mean">Per channel, in units of value/255.</param>
/// <param name="StandardDeviation">Per channel, in units of value/255; negative turns dark into bright.</param>
public sealed record Preprocessing(int ResizeSide, int CropSide, int Channels, IReadOnlyList<float> Mean,
    IReadOnlyList<float> StandardDeviation) : InputSpec
{
    /// <summary>What the items are, for people.</summary>
    public const string Unit = "images";

    private static readonly float[] s_imageNetMean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] s_imageNetDeviation = [0.229f, 0.224f, 0.225f];

    /// <summary>ImageNet's usual evaluation: shorter side 256, centre crop 224.</summary>
    public static Preprocessing ImageNet { get; } = new(256, 224, 3, s_imageNetMean, s_imageNetDeviation);

    /// <summary>Inception v3: shorter side 342, centre crop 299, values from -1 to 1.</summary>
    /// <remarks>torchvision feeds ImageNet's constants and has the network undo them (transform_input);
    /// the two steps together are this one.</remarks>
    public static Preprocessing Inception { get; } = new(342, 299, 3, [0.5f, 0.5f, 0.5f], [0.5f, 0.5f, 0.5f]);

    /// <summary>32-pixel colour images with ImageNet's constants, as the CIFAR ResNets here were trained.</summary>
    public static Preprocessing Cifar { get; } = new(32, 32, 3, s_imageNetMean, s_imageNetDeviation);

    /// <summary>32-pixel grey digits without normalisation, as LeNet-5 here was trained.</summary>
    public static Preprocessing Digits { get; } = new(32, 32, 1, [0f], [1f]);

    /// <summary>28-pixel grey drawings, dark on white, turned into strokes of 1 on 0, as DoodleNet was trained.</summary>
    public static Preprocessing Drawings { get; } = new(28, 28, 1, [1f], [-1f]) { Filter = ResizeFilter.Cubic };

    /// <summary>How images are resized: part of what the weights were trained with, as the sides are.</summary>
    public ResizeFilter Filter { get; init; }

    /// <summary>What lies beyond an image's edge: black, and white where drawings are turned over.</summary>
    [JsonIgnore]
    public byte Beyond => StandardDeviation[0] < 0 ? byte.MaxValue : byte.MinValue;

    /// <summary>Widest margin in pixels that leaves something to see: a third of the side.</summary>
    [JsonIgnore]
    public override int MostMargin => CropSide / 3;

    [JsonIgnore]
    public override string Items => Unit;

    [JsonIgnore]
    public override string Size => $"{CropSide} pixels";

    [JsonIgnore]
    public override bool IsAugmentable => true;

    [JsonIgnore]
    public override string Summary =>
        $"side {ResizeSide}, crop {CropSide}, mean [{string.Join(", ", Mean)}], deviation [{string.Join(", ", StandardDeviation)}]";

    /// <summary>The whole image within black margins of so many pixels on each side.</summary>
    /// <exception cref="ArgumentException">The margin is wider than <see cref="MostMargin"/>.</exception>
    public override Preprocessing WithMargin(int pixels) => pixels switch
    {
        0 => this,
        _ when pixels > 0 && pixels <= MostMargin => this with { ResizeSide = CropSide - 2 * pixels },
        _ => throw new ArgumentException($"Of {CropSide} pixels a margin may take 0 to {MostMargin} on each side, and not {pixels}."),
    };

    public override Preprocessing WithScaling(InputScaling scaling) => scaling switch
    {
        InputScaling.ZeroToOne => Scaled(1),
        InputScaling.ZeroTo255 => Scaled(1 / 255f),
        _ => this,
    };

    private Preprocessing Scaled(float one) =>
        this with { Mean = [.. Mean.Select(_ => 0f)], StandardDeviation = [.. Mean.Select(_ => one)] };

    public bool Equals(Preprocessing? other) => other is not null && ResizeSide == other.ResizeSide && CropSide == other.CropSide
        && Channels == other.Channels && Filter == other.Filter && Mean.SequenceEqual(other.Mean)
        && StandardDeviation.SequenceEqual(other.StandardDeviation);

    public override int GetHashCode() => HashCode.Combine(ResizeSide, CropSide, Channels, Filter, Mean[0], StandardDeviation[0]);
}
