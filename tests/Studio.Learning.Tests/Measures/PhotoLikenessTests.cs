using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Measures;
using Studio.Learning.Tests.Fixtures;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Measures;

public sealed class PhotoLikenessTests
{
    private const double LeastColour = .05, MostRoughness = .2;

    [Theory]
    [InlineData("glyphs-source"), InlineData("glyphs-target"), InlineData("glyphs-ink"), InlineData("textures-source"),
        InlineData("textures-target")]
    public void Of_GeneratedImages_AreRougherThanPhotos(string key)
    {
        using var images = Datasets.OpenImages(key);

        Assert.InRange(Of(images).Roughness, 0.22, 2);
    }

    [Theory]
    [InlineData("hymenoptera/hymenoptera.zip"), InlineData("cifar10/cifar10-subset.zip")]
    public void Of_Photos_AreColouredAndSmooth(string path)
    {
        using var images = ImageSets.Open(SharedFolder.Data(path));

        Assert.InRange(Of(images).Colour, LeastColour, 1);
        Assert.InRange(Of(images).Roughness, 0, MostRoughness);
    }

    [Fact]
    public void Of_GreyImages_IsNotKnown()
    {
        using var scope = NewDisposeScope();

        Assert.Null(PhotoLikeness.Of(rand(4, 1, 32, 32)));
    }

    private static Studio.Experiments.Results.Evidence.PhotoStatistics Of(IImageSet images)
    {
        using var scope = NewDisposeScope();
        using var examples = new ImageExamples(images, [.. Enumerable.Range(0, 64).Select(i => i * (images.Items.Count / 64))],
            Preprocessing.Cifar with { Mean = [0, 0, 0], StandardDeviation = [1, 1, 1] });
        return PhotoLikeness.Of(examples.Load([.. Enumerable.Range(0, 64)], 0))!;
    }
}
