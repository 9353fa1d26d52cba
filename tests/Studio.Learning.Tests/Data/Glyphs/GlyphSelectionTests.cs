using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Data.Inspection;
using Studio.Learning.Data.Splits;

namespace Studio.Learning.Tests.Data.Glyphs;

public sealed class GlyphSelectionTests
{
    [Fact]
    public void Items_OfTheCopiedSet_AreHalfOfThemInTheTestPart()
    {
        using var images = Datasets.Images(new GlyphsCopied().Open());

        var copies = TestCopies.Find(images, stop: TestContext.Current.CancellationToken);

        Assert.Equal(240, copies.Count);
        Assert.All(copies, i => Assert.Equal(DataPart.Train, images.Items[i].Part));
        var split = DataSplit.Of(images.Items, images.Classes.Count, seed: 1, labelsPerClass: null, copies);
        Assert.Equal((240, 480), (split.Labelled.Count, split.Test.Count));
        Assert.Empty(split.Labelled.Intersect(copies));
    }

    [Fact]
    public void Items_OfTheRareSet_AreNineToOneInEachPart()
    {
        using var images = Datasets.Images(new GlyphsRare().Open());

        Assert.All(images.Items.GroupBy(i => i.Part), part => Assert.Equal(9, ClassBalance.Of(part.Select(i => i.Label), 12).Ratio));
        Assert.Empty(TestCopies.Find(images, stop: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Content_OfTwoSelections_HasTwoNames()
    {
        using var copied = Datasets.Images(new GlyphsCopied().Open());
        using var rare = Datasets.Images(new GlyphsRare().Open());

        Assert.NotEqual(copied.KnownContent, rare.KnownContent);
    }
}
