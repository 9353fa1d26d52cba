using Studio.Cli.Pretraining;
using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;

namespace Studio.Cli.Tests.Pretraining;

public sealed class PretrainCommandTests
{
    [Fact]
    public void Items_WithShuffledLabels_KeepEachPartsCountsAndLoseTheClasses()
    {
        using var source = Datasets.Images(new GlyphsSource().Open());
        using var shuffled = new ShuffledLabels(source, 1);

        var same = source.Items.Zip(shuffled.Items, (a, b) => a.Label == b.Label).Count(s => s);

        Assert.Equal(source.Items.CountBy(i => (i.Part, i.Label)).OrderBy(c => c.Key),
            shuffled.Items.CountBy(i => (i.Part, i.Label)).OrderBy(c => c.Key));
        Assert.InRange(same / (double)source.Items.Count, 0.02, 0.07);
    }
}
