using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Glyphs;

/// <summary>A target on which transfer from the source does not help: the class is the ink's colour, 8 crayons, (3,
/// 32, 32), 650 + 300 images per class.</summary>
/// <remarks>The source's figures come in every colour, so a network that learnt them has learnt to pass over colour;
/// and a network without any pretraining reads colour from a few images, so that little is left to gain.</remarks>
public sealed class GlyphsInk : ILabelledDataset
{
    public string Key => GlyphDomains.Ink.Key;

    public string Title => "Glyphs: eight crayons";

    public string Description =>
        "8 classes of crayon, whatever is sketched with it: a target on which weights of glyphs-source do not help. "
        + $"5,200 images to train on, 2,400 to test on, 32×32 pixels. Drawn by this program (generator {GlyphGenerator.Version}), MIT.";

    public ILabelledSet Open() => new GlyphSet(GlyphDomains.Ink);
}
