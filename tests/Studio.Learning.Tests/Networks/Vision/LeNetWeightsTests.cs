using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Vision;

/// <summary>LeNet-5's published weights on MNIST, and carried over unchanged to USPS.</summary>
public sealed class LeNetWeightsTests
{
    [Theory]
    [InlineData("mnist/t10k", 32, 9908.0 / 10000)]
    [InlineData("usps/usps-test", 32, 1616.0 / 2007)]
    [InlineData("usps/usps-test", 20, 1891.0 / 2007)]
    public void Forward_RealDigits_GivesTheMeasuredAccuracy(string digits, int resizedSide, double accuracy)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var network = Catalog.Find<IBackbone>("lenet5", "backbone").Build(10);
        using var weights = WeightsFile.Read(SharedFolder.Data("weights/mnist-lenet/lenet_epoch=12_test_acc=0.991.pth"));
        Assert.True(WeightsLoading.Load(network, weights).IsComplete);
        network.eval();
        var images = Idx(digits + "-images-idx3-ubyte.gz", IdxFile.ImagesMagic).unsqueeze(1).to(ScalarType.Float32).div(255);
        var labels = Idx(digits + "-labels-idx1-ubyte.gz", IdxFile.LabelsMagic).to(ScalarType.Int64);
        var margin = (32 - resizedSide) / 2;
        var input = nn.functional.pad(nn.functional.interpolate(images, size: [resizedSide, resizedSide], mode: InterpolationMode.Bilinear,
            align_corners: false), [margin, margin, margin, margin]);

        var correct = network.call(input).argmax(1).eq(labels).to(ScalarType.Float64).mean().item<double>();

        Assert.Equal(accuracy, correct, 1e-9);
    }

    [Fact]
    public void Forward_ColourImages_SaysWhatItTakes()
    {
        using var scope = NewDisposeScope();
        using var network = Catalog.Find<IBackbone>("lenet5", "backbone").Build(10);

        var refusal = Assert.Throws<ArgumentException>(() => network.call(zeros(1, 3, 28, 28)));

        Assert.Contains("(1, 3, 28, 28)", refusal.Message, StringComparison.Ordinal);
    }

    private static Tensor Idx(string name, int magic)
    {
        var file = IdxFile.Read(SharedFolder.Data(name), magic);
        return tensor(file.Values).reshape([.. file.Shape.Select(n => (long)n)]);
    }
}
