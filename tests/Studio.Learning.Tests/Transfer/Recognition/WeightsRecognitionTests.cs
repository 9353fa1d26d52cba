using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Recognition;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer.Recognition;

public sealed class WeightsRecognitionTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"recognised-{Guid.NewGuid():n}.safetensors");

    public void Dispose() => File.Delete(_file);

    // Of the large VGGs two, which stand for the others: a network of half a gigabyte takes seconds to draw.
    public static TheoryData<string> Backbones =>
        [.. Catalog.Of<IBackbone>().Select(b => b.Key)
            .Where(k => !k.StartsWith("vgg1", StringComparison.Ordinal) || k is "vgg11" or "vgg13-bn")];

    [Theory]
    [MemberData(nameof(Backbones))]
    public void Of_RandomWeightsOfEachBackbone_NamesItAndCountsItsClasses(string key)
    {
        using var scope = NewDisposeScope();
        var backbone = Catalog.Find<IBackbone>(key, "backbone");
        using var network = backbone.Build(7);
        using var weights = Weights(network);

        var found = WeightsRecognition.Of(weights);

        Assert.Equal((key, 7, 0), (found.Backbone, found.ClassCount, found.Faults.Count));
        Assert.Equal(weights.Count, found.Fitting);
        Assert.False(found.IsDescribed);
        Assert.Equal(backbone.Input, found.Input);
    }

    [Fact]
    public void Of_NamesBehindAPrefix_TakesItOffAndSaysSo()
    {
        using var scope = NewDisposeScope();
        using var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(10);
        using var weights = Weights(network, "net.encoder.");
        weights.Add("loss.weight", ones(10));

        var found = WeightsRecognition.Of(weights);

        Assert.Equal(("resnet20-cifar", 10, 0), (found.Backbone, found.ClassCount, found.Faults.Count));
        Assert.Equal(["net.encoder."], found.Wrappers);
        Assert.Equal(["loss.weight"], found.LeftOut);
    }

    [Fact]
    public void Of_AThousandClasses_AreImageNets()
    {
        using var scope = NewDisposeScope();
        using var network = Catalog.Find<IBackbone>("squeezenet1-0", "backbone").Build(1000);
        using var weights = Weights(network);

        Assert.Equal("tench", WeightsRecognition.Of(weights).Classes[0]);
    }

    [Fact]
    public void Of_WeightsWithoutAHead_HaveNoClasses()
    {
        using var scope = NewDisposeScope();
        using var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(10);
        using var weights = Weights(network, leaveOut: network.HeadPrefix);

        Assert.Equal((0, 0), (WeightsRecognition.Of(weights).ClassCount, WeightsRecognition.Of(weights).Faults.Count));
    }

    [Fact]
    public void Of_OneTensorMissingAndOneOfAnotherShape_NamesBoth()
    {
        using var scope = NewDisposeScope();
        using var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(10);
        using var all = Weights(network, leaveOut: "layer1.0.conv1");
        using var weights = new StateDict();
        foreach (var name in all.Names)
            weights.Add(name, name == "conv1.weight" ? zeros(16, 3, 5, 5) : all[name].alias());

        var faults = WeightsRecognition.Of(weights).Faults;

        Assert.Equal(["layer1.0.conv1.weight missing", "conv1.weight mis-shaped"], faults.Select(f => $"{f.Name} {f.Kind}"));
        Assert.Equal([16, 3, 5, 5], faults[1].Found!);
    }

    [Fact]
    public void Of_OtherTensors_NamesThemAndWhereTheKnownNetworksAre()
    {
        using var weights = new StateDict();
        weights.Add("gen.0.0.weight", zeros(64, 256, 3, 3));

        var refusal = Assert.Throws<ArgumentException>(() => WeightsRecognition.Of(weights)).Message;

        Assert.Contains("'gen.0.0.weight'", refusal, StringComparison.Ordinal);
        Assert.Contains("The page Models", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_RecognisedWeights_AnswerAsBefore()
    {
        using var scope = NewDisposeScope();
        using var network = Catalog.Find<IBackbone>("squeezenet1-1", "backbone").Build(3);
        network.eval();
        using var weights = Weights(network, "model.");

        WeightsRecognition.Export(weights,
            new("squeezenet1-1", ["a", "b", "c"], Preprocessing.ImageNet, null, 0) { Source = "three letters" }, _file);

        using var read = WeightsFile.Read(_file);
        var described = WeightsRecognition.Of(read);
        using var opened = TransferBundle.Of(read)!.Open(read);
        var images = randn(2, 3, 64, 64);
        Assert.True(described.IsDescribed);
        Assert.Equal("three letters", described.Source);
        Assert.True(network.call(images).allclose(opened.call(images)));
    }

    [Fact]
    public void Of_WeightsThatWereExportedHere_SayAllThemselves()
    {
        using var scope = NewDisposeScope();
        using var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(10);
        network.ReplaceHead(2, 0);
        new TransferBundle("resnet20-cifar", ["ants", "bees"], Preprocessing.Cifar, new Recipe.FineTuning(), 3).Export(_file, network);
        using var weights = WeightsFile.Read(_file);

        var found = WeightsRecognition.Of(weights);

        Assert.True(found.IsDescribed);
        Assert.Equal(["ants", "bees"], found.Classes);
        Assert.Empty(found.Faults);
    }

    [Fact]
    public void Of_LegacyCheckpointOfResNet20_NamesItsWrappers()
    {
        using var weights = WeightsFile.Read(SharedFolder.Data("weights/cifar10/resnet20-12fca82f.th"));

        var found = WeightsRecognition.Of(weights);

        Assert.Equal(("resnet20-cifar", 10, 0), (found.Backbone, found.ClassCount, found.Faults.Count));
        Assert.Equal(["state_dict", "module."], found.Wrappers);
    }

    private static StateDict Weights(nn.Module network, string prefix = "", string? leaveOut = null)
    {
        var weights = new StateDict();
        foreach (var (name, tensor) in network.state_dict()
            .Where(t => leaveOut is null || !t.Key.StartsWith(leaveOut + ".", StringComparison.Ordinal)))
            weights.Add(prefix + name, tensor.alias());
        return weights;
    }
}
