using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Textures;

namespace Studio.Learning.Tests.Data.Textures;

public sealed class TexturesTests
{
    public static TheoryData<string> Names => ["textures-source", "textures-target"];

    [Fact]
    public void Digest_ThisVersion_IsTheFrozenOne() => Assert.Equal(TextureGenerator.ContentHash, TextureGenerator.Digest());

    [Theory, MemberData(nameof(Names))]
    public void Decode_AnyOrderAndThread_GivesTheSameImage(string name)
    {
        using var images = Datasets.OpenImages(name);
        int[] items = [0, 17, 400, images.Items.Count - 1];
        var inOrder = items.Select(i => images.Decode(i).Pixels).ToArray();

        var side = new byte[items.Length][];
        Parallel.For(0, items.Length, i => side[^(i + 1)] = images.Decode(items[^(i + 1)]).Pixels);

        Assert.Equal(inOrder, side);
        Assert.Equal(items.Length, inOrder.DistinctBy(Convert.ToHexString).Count());
    }

    [Theory, MemberData(nameof(Names))]
    public void Items_EachPart_IsBalanced(string name)
    {
        using var images = Datasets.OpenImages(name);

        Assert.All(images.Items.GroupBy(i => i.Part), part => Assert.Single(part.CountBy(i => i.Label).Select(c => c.Value).Distinct()));
    }

    [Fact]
    public void Domains_SourceTargetAndGlyphs_ShareNoClassAndNoSeed()
    {
        DrawnItems[] textures = [TextureDomain.Source.Items, TextureDomain.Target.Items];
        var seeds = textures.SelectMany(t => Enumerable.Range(0, t.Count).Select(t.SeedOf))
            .Concat(GlyphDomains.All.SelectMany(d => Enumerable.Range(0, d.Count).Select(d.SeedOf))).ToArray();

        Assert.Empty(SourceTextures.All.Select(f => f.Name).Intersect(TargetTextures.All.Select(f => f.Name)));
        Assert.Equal(seeds.Length, seeds.Distinct().Count());
    }

    [Fact]
    public void Draw_EachTexture_ShowsDarkAndBright()
    {
        foreach (var family in SourceTextures.All.Concat(TargetTextures.All))
        {
            var texture = family.Draw(new(1));
            var values = Enumerable.Range(0, 4096).Select(i => texture(500 + i % 64, 500 + i / 64)).ToArray();

            Assert.All(values, v => Assert.InRange(v, -0.2, 1.0001));
            Assert.True(values.Max() - values.Min() > 0.4, $"'{family.Name}' is flat.");
        }
    }
}
