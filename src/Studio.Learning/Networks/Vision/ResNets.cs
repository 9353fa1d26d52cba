using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>The ImageNet ResNets of He et al., arXiv:1512.03385, table 1.</summary>
public sealed class ResNets : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } =
    [
        Member(18, [2, 2, 2, 2], false), Member(34, [3, 4, 6, 3], false),
        Member(50, [3, 4, 6, 3], true), Member(101, [3, 4, 23, 3], true), Member(152, [3, 8, 36, 3], true),
    ];

    private static BackboneEntry Member(int depth, int[] blocks, bool isBottleneck) => new()
    {
        Key = $"resnet{depth}",
        Title = $"ResNet-{depth}",
        FeatureCount = isBottleneck ? 2048 : 512,
        Preprocessing = Preprocessing.ImageNet,
        PublishedClassCount = 1000,
        Stages = [new("stem", ["conv1", "bn1"]), new("layer1", ["layer1"]), new("layer2", ["layer2"]), new("layer3", ["layer3"]), new("layer4", ["layer4"])],
        Make = classes => new ResNet(blocks, isBottleneck, classes),
    };
}
