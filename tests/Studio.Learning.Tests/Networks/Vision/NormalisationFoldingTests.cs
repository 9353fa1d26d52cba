using Studio.Learning.Networks;
using Studio.Learning.Networks.Vision;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Vision;

public sealed class NormalisationFoldingTests
{
    [Theory]
    [InlineData("resnet18", 64), InlineData("resnet50", 64), InlineData("resnet20-cifar", 32), InlineData("vgg11-bn", 32)]
    [InlineData("inception-v3", 80), InlineData("vgg-thin", 32), InlineData("resnet-glyphs", 32)]
    public void Features_Folded_AreTheSameButForRounding(string key, int side)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var network = Worn(key);
        var images = randn(2, 3, side, side);
        var plain = network.Features(images);

        using var folding = NormalisationFolding.OfAll();
        var folded = network.Features(images);

        Assert.InRange((folded - plain).abs().max().item<float>(), 0, 1e-5 * plain.abs().max().item<float>());
        Assert.NotEqual(plain.data<float>().ToArray(), folded.data<float>().ToArray());
    }

    [Fact]
    public void Call_OfLayersThatLearn_ComputesWithTheirPresentWeights()
    {
        using var scope = NewDisposeScope();
        using var network = Worn("resnet20-cifar");
        var images = randn(2, 3, 32, 32);
        using var folding = NormalisationFolding.OfFrozen();
        var learning = network.Features(images);

        foreach (var parameter in network.parameters())
            parameter.requires_grad = false;
        var frozen = network.Features(images);
        foreach (var parameter in network.parameters())
            parameter.requires_grad = true;
        var before = network.Features(images);
        using (no_grad())
            foreach (var layer in network.modules().OfType<Conv2d>())
                layer.weight!.mul_(1.5);
        foreach (var parameter in network.parameters())
            parameter.requires_grad = false;
        var again = network.Features(images);
        folding.Dispose();

        Assert.Equal(learning.data<float>().ToArray(), before.data<float>().ToArray());
        Assert.NotEqual(learning.data<float>().ToArray(), frozen.data<float>().ToArray());
        var truth = network.Features(images);
        Assert.InRange((again - truth).abs().max().item<float>(), 0, 1e-5 * truth.abs().max().item<float>());
    }

    [Fact]
    public void Call_OfLayersWhoseStatisticsMove_MovesThem()
    {
        using var scope = NewDisposeScope();
        using var network = Worn("resnet20-cifar");
        foreach (var parameter in network.parameters())
            parameter.requires_grad = false;
        network.train();
        var layer = network.modules().OfType<BatchNorm2d>().First();
        var before = layer.running_mean!.clone();

        using var folding = NormalisationFolding.OfFrozen();
        network.Features(randn(2, 3, 32, 32));

        Assert.False(before.Equals(layer.running_mean!));
    }

    [Fact]
    public void Dispose_LeavesNoTensorBehind()
    {
        using var network = Worn("resnet20-cifar");
        using var images = randn(2, 3, 32, 32);
        Folded();
        var before = Tensor.TotalCount;

        Folded();
        Folded();

        // Fewer are left where the collector took some of an earlier test.
        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 0);

        void Folded()
        {
            using var guard = no_grad();
            using var folding = NormalisationFolding.OfAll();
            network.Features(images).Dispose();
            network.Features(images).Dispose();
        }
    }

    /// <summary>With statistics and scales as training leaves them, in evaluation mode.</summary>
    private static FeatureNetwork Worn(string key)
    {
        random.manual_seed(1);
        var network = Catalog.Find<IBackbone>(key, "backbone").Build(3);
        using var guard = no_grad();
        foreach (var layer in network.modules().OfType<BatchNorm2d>())
        {
            layer.running_mean!.normal_(0, 0.2);
            layer.running_var!.uniform_(0.5, 2);
            layer.weight!.uniform_(0.5, 1.5);
            layer.bias!.normal_(0, 0.2);
        }
        network.eval();
        return network;
    }
}
