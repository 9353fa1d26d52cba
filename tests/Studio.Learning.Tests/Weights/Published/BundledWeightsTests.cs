using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Tests.Weights.Published;

public sealed class BundledWeightsTests
{
    private static readonly PublishedWeights s_glyphs = WeightCatalogue.Find("resnet-glyphs-source");

    [Fact]
    public void File_OfGlyphs_IsHereAndSmall()
    {
        using var store = new WeightStore(WeightStoreOptions.OfUser());

        Assert.True(store.Has(s_glyphs));
        Assert.InRange(new FileInfo(store.PathOf(s_glyphs)).Length, 1, 2 << 20);
    }

    [Fact]
    public void Files_Together_AreHereAndTakeLessThanThreeMegabytes()
    {
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        var bundled = WeightCatalogue.All.Where(w => w.IsBundled).ToArray();

        Assert.True(bundled.Length >= 6);
        Assert.All(bundled, w => Assert.True(store.Has(w), w.Key));
        Assert.InRange(bundled.Sum(w => new FileInfo(store.PathOf(w)).Length), 1, 3_000_000);
    }

    [Theory]
    [InlineData("resnet-thin-shapes", "glyphs-source", 0.95), InlineData("resnet-thin-textures", "textures-source", 0.95)]
    [InlineData("vgg-thin-shapes", "glyphs-source", 0.95), InlineData("vgg-thin-textures", "textures-source", 0.95)]
    public void Weights_OfACandidate_RecogniseTheSourcesTestImages(string key, string source, double least)
    {
        var published = WeightCatalogue.Find(key);
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        using var weights = WeightsFile.Read(store.PathOf(published));
        var bundle = TransferBundle.Of(weights)!;
        using var network = bundle.Open(weights, published.Backbone);
        using var images = Datasets.OpenImages(source);
        int[] items = [.. Enumerable.Range(0, images.Items.Count).Where(i => images.Items[i].Part == DataPart.Test).Take(480)];
        using var examples = new ImageExamples(images, items, (Preprocessing)bundle.Input);

        Assert.Equal(images.Classes, published.Classes.Names);
        Assert.InRange(Evaluation.Predict(network, examples, stop: TestContext.Current.CancellationToken).Figures.Scores.Accuracy, least,
            1);
    }

    [Fact]
    public void Weights_OfGlyphs_RecogniseTheSourcesTestImages()
    {
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        using var weights = WeightsFile.Read(store.PathOf(s_glyphs));
        var bundle = TransferBundle.Of(weights)!;
        using var network = bundle.Open(weights);
        using var images = Datasets.Images(new GlyphsSource().Open());
        int[] items = [.. Enumerable.Range(0, images.Items.Count).Where(i => images.Items[i].Part == DataPart.Test).Take(480)];
        using var examples = new ImageExamples(images, items, (Preprocessing)bundle.Input);

        var accuracy = Evaluation.Predict(network, examples, stop: TestContext.Current.CancellationToken).Figures.Scores.Accuracy;

        Assert.Equal(images.Classes, s_glyphs.Classes.Names);
        Assert.Equal(Catalog.Find<IBackbone>("resnet-glyphs", "backbone").Input, s_glyphs.Input);
        Assert.InRange(accuracy, 0.9, 1);
    }

    [Fact]
    public void Run_TheLessonOnTheTarget_ReachesFarMoreThanChance()
    {
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        using var images = Datasets.Images(new GlyphsTarget().Open());

        var result = new TransferRun(new(Catalog.Find<IBackbone>("resnet-glyphs", "backbone"), store.PathOf(s_glyphs), images,
            new Studio.Experiments.Recipes.Recipe.FeatureExtraction { Epochs = 15 }, 1, LabelsPerClass: 10)).Run().Value;

        Assert.Equal(new TransferParts(96, 120, 2400), result.Parts);
        Assert.InRange(result.Accuracy.Estimate, 0.3, 1);
    }
}
