using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Textures;

/// <summary>Pretraining data without shapes: 24 textures in full colour, (3, 32, 32), 400 + 50 + 100 images per class.</summary>
public sealed class TexturesSource : ILabelledDataset
{
    public string Key => TextureDomain.Source.Items.Key;

    public string Title => "Textures in colour";

    public string Description =>
        "24 classes of stripes, dots, tilings and noises that fill the picture, in any direction and colour; 9,600 training, "
        + $"1,200 validation and 2,400 test images, 32×32 pixels. Drawn by this program (generator {TextureGenerator.Version}), MIT.";

    public ILabelledSet Open() => new TextureSet(TextureDomain.Source);
}
