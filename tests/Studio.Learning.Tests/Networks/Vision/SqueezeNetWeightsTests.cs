using Studio.Learning.Networks;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Vision;

/// <summary>SqueezeNet 1.0 with its real ImageNet weights on real photos.</summary>
public sealed class SqueezeNetWeightsTests
{
    [Fact]
    public void Forward_EightPhotos_GivesTheReferenceLogits()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var network = Loaded();
        using var reference = SafeTensors.Read(SharedFolder.Data("reference/squeezenet1_0-hymenoptera-8.safetensors"));
        var mean = tensor(new[] { 0.485f, 0.456f, 0.406f }).reshape(1, 3, 1, 1);
        var deviation = tensor(new[] { 0.229f, 0.224f, 0.225f }).reshape(1, 3, 1, 1);

        var logits = network.call(reference["pixels"].to(ScalarType.Float32).div(255).sub(mean).div(deviation));

        Assert.InRange(logits.sub(reference["logits"]).abs().max().item<float>(), 0, 1e-3f);
    }

    [Fact]
    public void ReplaceHead_SameSeed_GivesTheSameHead()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Loaded(), Loaded());

        random.manual_seed(7);
        first.ReplaceHead(2, dropout: 0);
        random.manual_seed(7);
        second.ReplaceHead(2, dropout: 0);

        Assert.True(first.state_dict()["classifier.weight"].equal(second.state_dict()["classifier.weight"]).all().item<bool>());
    }

    private static FeatureNetwork Loaded()
    {
        var network = Catalog.Find<IBackbone>("squeezenet1-0", "backbone").Build(1000);
        using var weights = SafeTensors.Read(SharedFolder.Data("weights/imagenet/squeezenet1_0-deepcompressed.safetensors"));
        Assert.True(WeightsLoading.Load(network, weights).IsComplete);
        network.eval();
        return network;
    }
}
