using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;

namespace Studio.Learning.Tests.Data.Glyphs;

public sealed class GlyphsTests
{
    public static TheoryData<string> Names => ["glyphs-source", "glyphs-target", "glyphs-ink", "glyphs-chalk"];

    [Fact]
    public void Digest_ThisVersion_IsTheFrozenOne() => Assert.Equal(GlyphGenerator.ContentHash, GlyphGenerator.Digest());

    [Theory, MemberData(nameof(Names))]
    public void Decode_AnyOrderAndThread_GivesTheSameImage(string name)
    {
        using var images = Datasets.OpenImages(name);
        int[] items = [0, 17, 400, images.Items.Count - 1];
        var inOrder = items.Select(i => images.Decode(i).Pixels).ToArray();

        var side = new byte[items.Length][];
        Parallel.For(0, items.Length, i => side[^(i + 1)] = images.Decode(items[^(i + 1)]).Pixels);

        Assert.Equal(inOrder, side);
        Assert.NotEqual(inOrder[0], inOrder[1]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Items_EachPart_IsBalanced(string name)
    {
        using var images = Datasets.OpenImages(name);

        Assert.All(images.Items.GroupBy(i => i.Part), part => Assert.Single(part.CountBy(i => i.Label).Select(c => c.Value).Distinct()));
    }

    [Fact]
    public void Items_OfTheTarget_AreEnoughForFiveHundredLabelsAndTwoThousandTests()
    {
        using var images = Datasets.Images(new GlyphsTarget().Open());

        Assert.Equal((12, true), (images.Classes.Count, images.Items.Count(i => i.Part == DataPart.Test) >= 2000));
        Assert.All(images.Items.Where(i => i.Part == DataPart.Train).CountBy(i => i.Label), c => Assert.True(c.Value >= 500));
    }

    [Fact]
    public void Domains_SourceAndTargets_ShareNoClassAndNoSeed()
    {
        Assert.Equal(24, GlyphDomains.Source.Classes.Count);
        Assert.Empty(GlyphDomains.Source.Classes.Intersect(GlyphDomains.Target.Classes));
        var seeds = GlyphDomains.All.SelectMany(d => Enumerable.Range(0, d.Count).Select(d.SeedOf)).ToArray();
        Assert.Equal(seeds.Length, seeds.Distinct().Count());
    }

    [Fact]
    public void OfTarget_EachNuisance_SaysNothingOfTheClass() =>
        // Chance is 1/12; 0.105 is more than three standard deviations of 2,000 answers above it.
        Assert.All(NuisanceLeak.OfTarget(), kind => Assert.InRange(kind.Value, 0, 0.105));
}
