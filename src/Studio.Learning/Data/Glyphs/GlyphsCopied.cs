using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Glyphs;

/// <summary>A data set with a fault to be found: 12 sketched things, (3, 32, 32), 40 + 40 images per class, and of the 40 training images
/// 20 are test images.</summary>
/// <remarks>How it happens in practice: Barz and Denzler, "Do We Train on Test Data?", Journal of Imaging 6, 2020,
/// arXiv:1902.00423.</remarks>
public sealed class GlyphsCopied : ILabelledDataset
{
    private const int Own = 20, Copied = 20, Test = 40;

    public string Key => "glyphs-copied";

    public string Title => "Glyphs: sketched things, some twice";

    public string Description =>
        "The 12 things of glyphs-target, split carelessly: 480 training images, half of which are also among the 480 test images. "
        + $"Drawn by this program (generator {GlyphGenerator.Version}), MIT.";

    public ILabelledSet Open()
    {
        var domain = GlyphDomains.Target;
        return new GlyphSelection(Key, domain, domain.Classes, [.. domain.Classes.SelectMany((name, label) =>
        {
            var test = GlyphSelection.Of(domain, name, DataPart.Test).Take(Test).ToArray();
            return GlyphSelection.Of(domain, name, DataPart.Train).Take(Own).Concat(test.Take(Copied))
                .Select(i => (i, label, DataPart.Train))
                .Concat(test.Select(i => (i, label, DataPart.Test)));
        })]);
    }
}
