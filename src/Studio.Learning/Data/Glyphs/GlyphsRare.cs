using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Glyphs;

/// <summary>A data set on which accuracy deceives: 12 sketched things, (3, 32, 32), of which six are nine times as
/// frequent as the others in every part.</summary>
public sealed class GlyphsRare : ILabelledDataset
{
    /// <summary>Images of a rare class in each part; a common one has nine times as many.</summary>
    private const int Train = 10, Validation = 4, Test = 10;

    public string Key => "glyphs-rare";

    public string Title => "Glyphs: sketched things, half of them rare";

    public string Description =>
        "The 12 things of glyphs-target, six of them nine times as frequent as the others: 600 training, "
        + $"240 validation and 600 test images, 32×32 pixels. Drawn by this program (generator {GlyphGenerator.Version}), MIT.";

    public ILabelledSet Open()
    {
        var domain = GlyphDomains.Target;
        return new GlyphSelection(Key, domain, domain.Classes, [.. domain.Classes.SelectMany((name, label) =>
        {
            var times = label % 2 == 0 ? 9 : 1;
            var train = GlyphSelection.Of(domain, name, DataPart.Train).Take(times * (Train + Validation)).ToArray();
            return train.Take(times * Train).Select(i => (i, label, DataPart.Train))
                .Concat(train.Skip(times * Train).Select(i => (i, label, DataPart.Validation)))
                .Concat(GlyphSelection.Of(domain, name, DataPart.Test).Take(times * Test).Select(i => (i, label, DataPart.Test)));
        })]);
    }
}
