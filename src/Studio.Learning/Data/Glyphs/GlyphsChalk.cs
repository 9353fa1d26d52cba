using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Glyphs;

/// <summary>Ten signs in white chalk on a black board, (3, 32, 32), 700 + 100 images per class:
/// like handwritten digits, for generative networks.</summary>
public sealed class GlyphsChalk : ILabelledDataset
{
    public string Key => GlyphDomains.Chalk.Key;

    public string Title => "Glyphs: chalk signs";

    public string Description =>
        "10 signs in white on black, like handwritten digits: for networks that learn to draw. 7,000 images to train on, "
        + $"1,000 to test on, 32×32 pixels. Drawn by this program (generator {GlyphGenerator.Version}), MIT.";

    public ILabelledSet Open() => new GlyphSet(GlyphDomains.Chalk);
}
