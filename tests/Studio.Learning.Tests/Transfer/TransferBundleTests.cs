using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;
using Studio.Learning.Weights;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

public sealed class TransferBundleTests : IDisposable
{
    private static readonly IBackbone s_squeezenet = Catalog.Find<IBackbone>("squeezenet1-0", "backbone");
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"bundle-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Export_ThenOpen_GivesTheSameLogitsAndTheSameDescription()
    {
        using var scope = NewDisposeScope();
        using var network = s_squeezenet.Build(1000);
        network.ReplaceHead(2, 0);
        network.eval();
        var bundle = new TransferBundle("squeezenet1-0", ["ants", "bees"], Preprocessing.ImageNet, new Recipe.FeatureExtraction { Epochs = 7 }, 4);

        bundle.Export(_file, network);
        using var weights = WeightsFile.Read(_file);
        var read = TransferBundle.Of(weights)!;
        using var again = read.Open(weights);

        Assert.Equal(bundle.Classes, read.Classes);
        Assert.Equal((bundle.Backbone, bundle.Preprocessing, bundle.Recipe, bundle.Seed), (read.Backbone, read.Preprocessing, read.Recipe, read.Seed));
        var images = randn(2, 3, 64, 64);
        Assert.True(network.call(images).allclose(again.call(images)));
    }

    [Fact]
    public void Open_ForAnotherBackbone_IsRefusedByName()
    {
        using var weights = new StateDict();
        var bundle = new TransferBundle("squeezenet1-0", ["ants", "bees"], Preprocessing.ImageNet, new Recipe.FeatureExtraction(), 0);

        var refusal = Assert.Throws<ArgumentException>(() => bundle.Open(weights, "resnet18"));

        Assert.Contains("squeezenet1-0", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PreprocessingFor_OtherThanTheWeightsOwn_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => TransferBundle.PreprocessingFor(s_squeezenet, null, Preprocessing.Cifar));
        Assert.Equal(Preprocessing.ImageNet, TransferBundle.PreprocessingFor(s_squeezenet, null));
    }

    [Fact]
    public void Of_PublishedWeights_HaveNoDescription()
    {
        using var weights = new StateDict();

        Assert.Null(TransferBundle.Of(weights));
    }
}
