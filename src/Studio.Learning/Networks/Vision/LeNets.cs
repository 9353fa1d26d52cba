using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>The network for digits of LeCun et al., Proceedings of the IEEE 1998.</summary>
public sealed class LeNets : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } =
    [
        new BackboneEntry
        {
            Key = "lenet5",
            Title = "LeNet-5",
            FeatureCount = 84,
            Input = Preprocessing.Digits,
            // MNIST's digits lie in the middle 20 of 28 pixels (LeCun et al. 1998, section III).
            EmptyMargin = 4 / 28d,
            PublishedClassCount = 10,
            Stages = [new("c1", ["convnet.c1"], 156), new("c3", ["convnet.c3"], 2_416), new("c5", ["convnet.c5"], 48_120),
                new("f6", ["fc.f6"], 10_164)],
            Make = classes => new LeNet5(classes),
        },
    ];
}
