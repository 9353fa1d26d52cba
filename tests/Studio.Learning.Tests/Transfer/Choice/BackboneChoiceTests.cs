using Studio.Experiments.Results.Choice;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Splits;
using Studio.Learning.Networks;
using Studio.Learning.Transfer.Choice;
using Studio.Learning.Weights;

namespace Studio.Learning.Tests.Transfer.Choice;

public sealed class BackboneChoiceTests
{
    [Theory]
    [InlineData("textures-target", "textures"), InlineData("glyphs-target", "shapes")]
    public void Score_BundledCandidates_PutsThoseFirstThatKnowWhatIsAsked(string target, string knows)
    {
        using var images = Datasets.OpenImages(target);

        var rows = Choice(images)
            .Score([Candidate("resnet-thin-textures"), Candidate("resnet-thin-shapes"), Candidate("resnet-thin-shuffled"), Random]);

        Assert.Equal($"resnet-thin-{knows}", rows.MaxBy(r => r.Scores["logme"])!.Weights);
        Assert.Equal($"resnet-thin-{knows}", rows.MaxBy(r => r.Scores["neighbours"])!.Weights);
    }

    [Fact]
    public void Score_WithAndWithoutWeights_KnowsTheSourceHeadOnlyOfWeights()
    {
        using var images = Datasets.OpenImages("textures-target");

        var rows = Choice(images).Score([Candidate("vgg-thin-textures"), Random]);

        Assert.True(rows[0] is { License: "MIT", Features: 48, Cost.Bytes: > 40_000 });
        Assert.True(rows[0].Scores["leep"] < 0 && rows[0].Scores["nce"] < 0);
        Assert.True(rows[0].Distance is { Frechet: > 0, Discrepancy: > 0, Coral: > 0 });
        Assert.True(rows[1] is { Distance: null, Weights: null, Cost.Bytes: null });
        Assert.Equal(["h-score", "logme", "neighbours"], rows[1].Scores.Keys.Order());
        Assert.Equal(1, rows[0].Similarities[0], 1e-6);
        Assert.InRange(rows[0].Similarities[1], 0, 0.999);
        Assert.Equal(rows[0].Similarities[1], rows[1].Similarities[0], 1e-9);
        Assert.Equal(Catalog.Find<IBackbone>("vgg-thin", "backbone").Stages.Sum(s => s.Parameters), rows[0].Cost.Parameters);
        // Convolutions of 8, 16, 32 and 48 channels at sides 32, 16, 8 and 4.
        Assert.Equal(1024 * 8 * 27 + 256 * 16 * 72 + 64 * 32 * 144 + 16 * 48 * 288, rows[0].Cost.MultiplyAdds);
    }

    [Fact]
    public void Score_SameSeed_GivesTheSameRandomControl()
    {
        using var images = Datasets.OpenImages("glyphs-target");

        ScoredBackbone Once() => Choice(images).Score([Random])[0];

        Assert.Equal(Once().Scores["logme"], Once().Scores["logme"]);
    }

    [Fact]
    public void BundledFor_Images_AreSixAndMoreWithARandomControlOfEachBackbone()
    {
        using var images = Datasets.Open("glyphs-target");
        var candidates = BackboneCandidate.BundledFor(images);

        Assert.True(candidates.Count(c => c.Weights is not null) >= 6);
        Assert.Equal(candidates.Select(c => c.Backbone).Distinct().Order(),
            candidates.Where(c => c.Weights is null).Select(c => c.Backbone).Order());
    }

    [Fact]
    public void BundledFor_Texts_AreThoseThatReadTexts()
    {
        using var texts = Datasets.Open("sentences-target");

        (string Backbone, string Weights)[] bundled = [("gru-language-model", "gru-reviews-source"),
            ("gru-sentences", "gru-sentences-source"),
            ("lstm-language-model", "lstm-reviews-source"), ("lstm-sentences", "lstm-sentences-source")];
        Assert.Equal([.. bundled.Select(b => (b.Backbone, (string?)b.Weights)), .. bundled.Select(b => (b.Backbone, (string?)null))],
            BackboneCandidate.BundledFor(texts));
    }

    private static BackboneCandidate Random => new(Catalog.Find<IBackbone>("resnet-thin", "backbone"), null, null);

    private static BackboneChoice Choice(IImageSet images) =>
        new(images, DataSplit.Of(images.Items, images.Classes.Count, seed: 1, labelsPerClass: 10).Folds[0].Train, seed: 1);

    private static BackboneCandidate Candidate(string key)
    {
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        var weights = WeightCatalogue.Find(key);
        return new(Catalog.Find<IBackbone>(weights.Backbone, "backbone"), weights, store.PathOf(weights));
    }
}
