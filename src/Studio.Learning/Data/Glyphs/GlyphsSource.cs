using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Glyphs;

/// <summary>Where the bundled weights learn: 24 signs in full colour, (3, 32, 32), 400 + 50 + 100 images per class.</summary>
public sealed class GlyphsSource : ILabelledDataset
{
    public string Key => GlyphDomains.Source.Key;

    public string Title => "Glyphs: signs in colour";

    public string Description =>
        "24 classes of signs and plane shapes on coloured grounds, 9,600 training, 1,200 validation and 2,400 test images, "
        + $"32×32 pixels. Drawn by this program (generator {GlyphGenerator.Version}), MIT.";

    public ILabelledSet Open() => new GlyphSet(GlyphDomains.Source);
}
