using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Textures;

/// <summary>A target for which knowing shapes is of little use: 12 cloths, stones and tilings, (3, 32, 32),
/// 650 + 200 images per class.</summary>
public sealed class TexturesTarget : ILabelledDataset
{
    public string Key => TextureDomain.Target.Items.Key;

    public string Title => "Textures: cloths and stones";

    public string Description =>
        "12 classes of cloths, stones and tilings in muted colours, none of them a class of textures-source; 7,800 images to train on, "
        + $"2,400 to test on, 32×32 pixels. Drawn by this program (generator {TextureGenerator.Version}), MIT.";

    public ILabelledSet Open() => new TextureSet(TextureDomain.Target);
}
