using Studio.Learning.Measures;
using Studio.Learning.Networks;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Measures;

public sealed class MultiplyAddsTests
{
    [Fact]
    public void Of_OneConvolution_IsPositionsTimesKernel()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Conv2d(3, 8, 3, padding: 1);

        Assert.Equal(4 * 4 * 8 * 3 * 3 * 3, MultiplyAdds.Of(nn.Sequential(("only", layer)), () => layer.call(zeros(1, 3, 4, 4))));
    }

    [Fact]
    public void Of_ResNet18_IsThePublishedCount()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var network = Catalog.Find<IBackbone>("resnet18", "backbone").Build(1000);
        network.eval();

        Assert.Equal(1_814_073_344, MultiplyAdds.Of(network, () => network.call(zeros(1, 3, 224, 224))));
    }
}
