using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Data;

/// <summary>How training images are varied from epoch to epoch; test images never are.</summary>
public sealed record Augmentation
{
    [DisplayName("Shift"), Description("Random shifts by up to 4 pixels: for digits, letters and signs, which must not be mirrored.")]
    public static Augmentation Shifts { get; } = new() { PadPixels = 4 };

    /// <summary>Small images such as CIFAR's.</summary>
    [DisplayName("Shift and flip"), Description("Random shifts by up to 4 pixels and mirror images: for small pictures of things.")]
    public static Augmentation Small { get; } = new() { PadPixels = 4, HorizontalFlip = true };

    [DisplayName("Photos")]
    [Description("Random crops of at least 35 % of the area, mirror images, and small changes of light and colour: for photos.")]
    public static Augmentation Photos { get; } = new() { SmallestArea = 0.35, HorizontalFlip = true, ColourJitter = 0.2 };

    [DisplayName("Smallest crop"),
        Setting(Group = SettingGroup.Augmentation, Unit = "of the area", Paper = "https://arxiv.org/abs/1409.4842"), Range(0.02, 1)]
    [Description("Random resized crop: the smallest share of the image's area that a crop keeps. Smaller crops help with objects of any "
        + "size; 1 keeps the centre crop.")]
    public double SmallestArea { get; init; } = 1;

    [DisplayName("Shift"), Setting(Group = SettingGroup.Augmentation, Unit = "pixels"), Range(0, 64)]
    [Description("Padded random crop: shifts the image by up to this many pixels in each direction; the border is black. Use about an "
        + "eighth of the side.")]
    public int PadPixels { get; init; }

    [Setting(Group = SettingGroup.Augmentation)]
    [Description("Horizontal flip: mirrors every second image, left to right. Turn it off where left and right differ, as in digits and "
        + "letters.")]
    public bool HorizontalFlip { get; init; }

    [DisplayName("Colour jitter"), Setting(Group = SettingGroup.Augmentation), Range(0, 0.9)]
    [Description("Colour jitter: brightness, contrast and saturation each change by a random factor from 1 − this to 1 + this. Raise it "
        + "if the light differs from photo to photo.")]
    public double ColourJitter { get; init; }
}
