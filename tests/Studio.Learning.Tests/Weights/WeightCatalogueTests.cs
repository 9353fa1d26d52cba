using Studio.Experiments.Data;
using Studio.Learning.Weights;

namespace Studio.Learning.Tests.Weights;

public sealed class WeightCatalogueTests
{
    [Fact]
    public void All_DownloadedWeights_HaveTheHashOfTheirFileName()
    {
        var downloads = WeightCatalogue.All.Where(w => w is { IsBundled: false, Shard: null }).ToArray();

        Assert.Equal(24, downloads.Length);
        Assert.All(WeightCatalogue.All, w => Assert.NotEmpty(w.FileName));
        Assert.All(downloads, w =>
        {
            Assert.Matches("^[0-9a-f]{8}$", w.HashPrefix);
            Assert.EndsWith($"-{w.HashPrefix}{Path.GetExtension(w.FileName)}", w.FileName, StringComparison.Ordinal);
            Assert.EndsWith("/" + w.FileName, w.Address!.AbsolutePath, StringComparison.Ordinal);
            Assert.Equal("https", w.Address.Scheme);
            Assert.Matches("^[a-z0-9-]+$", w.Key);
            Assert.InRange(w.Top1!.Value, 50, 95);
            Assert.True(w.Top5 is null || w.Top5 > w.Top1);
            Assert.True(w.Classes.Names.Count == 0 || w.Classes.Names.Count == w.Classes.Count);
        });
        Assert.Equal(downloads.Length, downloads.DistinctBy(w => w.FileName).Count());
    }

    [Fact]
    public void Find_Inception_BringsItsOwnPreprocessing()
    {
        Assert.Equal(Preprocessing.Inception, WeightCatalogue.Find("inception-v3-imagenet").Input);
        Assert.Equal(232, Assert.IsType<Preprocessing>(WeightCatalogue.Find("resnet50-imagenet-v2").Input).ResizeSide);
        Assert.Equal(1000, WeightCatalogue.Find("vgg16-imagenet").Classes.Count);
    }

    [Theory]
    [InlineData(0, "tench")]
    [InlineData(309, "bee")]
    [InlineData(310, "ant")]
    [InlineData(134, "crane (bird)")]
    [InlineData(517, "crane (machine)")]
    [InlineData(999, "toilet tissue")]
    public void Find_ImageNetWeights_NameTheirClassesInTheOrderOfTheLogits(int logit, string name)
    {
        var names = WeightCatalogue.Find("squeezenet1-0-imagenet").Classes.Names;

        Assert.Equal(name, names[logit]);
        Assert.Equal(1000, names.Distinct().Count());
    }

    [Fact]
    public void Find_UnknownName_ListsThoseThereAre() =>
        Assert.Contains("resnet18-imagenet", Assert.Throws<ArgumentException>(() => WeightCatalogue.Find("resnet19")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void For_Backbone_GivesEveryRecipe() =>
        Assert.Equal(["resnet50-imagenet", "resnet50-imagenet-v2"], WeightCatalogue.For("resnet50").Select(w => w.Key));
}
