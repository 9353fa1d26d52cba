using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Glyphs;

/// <summary>What a transfer from the source is measured on: 12 things sketched in pencil or chalk, (3, 32, 32),
/// 650 + 200 images per class.</summary>
public sealed class GlyphsTarget : ILabelledDataset
{
    public string Key => GlyphDomains.Target.Key;

    public string Title => "Glyphs: sketched things";

    public string Description =>
        "12 classes of things sketched on paper or slate, none of them a class of glyphs-source; 7,800 images to train on, "
        + $"2,400 to test on, 32×32 pixels. Drawn by this program (generator {GlyphGenerator.Version}), MIT.";

    public ILabelledSet Open() => new GlyphSet(GlyphDomains.Target);
}
