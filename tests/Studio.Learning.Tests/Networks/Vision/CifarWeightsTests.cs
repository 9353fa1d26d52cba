using Studio.Learning.Networks;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Vision;

/// <summary>Real weights on real images, to the image.</summary>
public sealed class CifarWeightsTests
{
    [Theory]
    [InlineData("resnet20", "resnet20.safetensors", 813)]
    [InlineData("resnet32", "resnet32.safetensors", 822)]
    [InlineData("resnet56", "resnet56.safetensors", 846)]
    [InlineData("resnet20", "resnet20-12fca82f.th", 813)]
    [InlineData("resnet32", "resnet32-d509ac18.th", 822)]
    [InlineData("resnet56", "resnet56-4bfd9763.th", 846)]
    public void Forward_ThousandCifarImages_GivesTheReferenceLogits(string name, string file, int correct)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var network = Catalog.Find<IBackbone>(name + "-cifar", "backbone").Build(10);
        using var weights = WeightsFile.Read(SharedFolder.Data("weights/cifar10/" + file));
        Assert.True(WeightsLoading.Load(network, weights).IsComplete);
        network.eval();
        var records = tensor(File.ReadAllBytes(SharedFolder.Data("cifar10/cifar10-subset-test.bin"))).reshape(1000, 3073);
        var labels = records[.., 0].to(ScalarType.Int64);
        var mean = tensor(new[] { 0.485f, 0.456f, 0.406f }).reshape(1, 3, 1, 1);
        var deviation = tensor(new[] { 0.229f, 0.224f, 0.225f }).reshape(1, 3, 1, 1);
        var images = records[.., 1..].reshape(1000, 3, 32, 32).to(ScalarType.Float32).div(255).sub(mean).div(deviation);

        var logits = cat([.. Enumerable.Range(0, 10).Select(i => network.call(images[(i * 100)..(i * 100 + 100)]))]);

        using var reference = SafeTensors.Read(SharedFolder.Data("reference/cifar10-subset-test-logits.safetensors"));
        Assert.Equal(correct, logits.argmax(1).eq(labels).sum().item<long>());
        Assert.InRange(logits.sub(reference[name + ".logits"]).abs().max().item<float>(), 0, 1e-3f);
    }

    [Theory]
    [InlineData("resnet20.safetensors", "resnet20-12fca82f.th")]
    [InlineData("resnet32.safetensors", "resnet32-d509ac18.th")]
    [InlineData("resnet56.safetensors", "resnet56-4bfd9763.th")]
    public void Read_TheSameWeightsInBothFormats_AreEqualBitForBit(string safe, string legacy)
    {
        using var a = WeightsFile.Read(SharedFolder.Data("weights/cifar10/" + safe));
        using var b = WeightsFile.Read(SharedFolder.Data("weights/cifar10/" + legacy));

        Assert.Equal(a.Names.Order(StringComparer.Ordinal), b.Names.Order(StringComparer.Ordinal));
        Assert.All(a.Names, name => Assert.True(a[name].bytes.SequenceEqual(b[name].bytes), name));
    }

    [Fact]
    public void Load_OtherDepth_NamesWhatDoesNotFitAndLoadsNothing()
    {
        using var scope = NewDisposeScope();
        using var network = Catalog.Find<IBackbone>("resnet32-cifar", "backbone").Build(10);
        var before = network.state_dict()["conv1.weight"].clone();
        using var weights = SafeTensors.Read(SharedFolder.Data("weights/cifar10/resnet20.safetensors"));

        var refusal = Assert.Throws<WeightsMismatchException>(() => WeightsLoading.Load(network, weights));

        Assert.Contains("layer1.3.conv1.weight", refusal.Report.Missing);
        Assert.Empty(refusal.Report.Unexpected);
        Assert.True(network.state_dict()["conv1.weight"].equal(before).all().item<bool>());
    }
}
