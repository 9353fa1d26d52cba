using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Data;

/// <summary>How training images are varied from epoch to epoch; test images never are.</summary>
public sealed record Augmentation
{
    /// <summary>Photos: crops of at least 35 % of the area, mirrored or not, light changed a little.</summary>
    public static Augmentation Photos { get; } = new() { SmallestArea = 0.35, HorizontalFlip = true, ColourJitter = 0.2 };

    /// <summary>Small images such as CIFAR's: moved by up to 4 pixels, mirrored or not.</summary>
    public static Augmentation Small { get; } = new() { PadPixels = 4, HorizontalFlip = true };

    [Range(0.02, 1), Description("A random crop keeps at least this share of the image's area (Szegedy et al. 2015); 1 keeps the centre crop.")]
    public double SmallestArea { get; init; } = 1;

    [Range(0, 64), Description("The image is padded with black by so many pixels on each side and cropped at random.")]
    public int PadPixels { get; init; }

    [Description("Mirrors every second image, left to right; wrong for digits and letters.")]
    public bool HorizontalFlip { get; init; }

    [Range(0, 0.9), Description("Brightness, contrast and saturation each change by a factor between 1 − this and 1 + this.")]
    public double ColourJitter { get; init; }
}
