using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>The CIFAR ResNets of He et al., arXiv:1512.03385, section 4.2 and table 6.</summary>
public sealed class CifarResNets : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } = [Member(20), Member(32), Member(44), Member(56), Member(110)];

    private static BackboneEntry Member(int depth) => new()
    {
        Key = $"resnet{depth}-cifar",
        Title = $"ResNet-{depth} for 32-pixel images",
        FeatureCount = 64,
        Preprocessing = Preprocessing.Cifar,
        PublishedClassCount = 10,
        Stages = [new("stem", ["conv1", "bn1"]), new("layer1", ["layer1"]), new("layer2", ["layer2"]), new("layer3", ["layer3"])],
        Make = classes => new CifarResNet((depth - 2) / 6, 16, classes),
    };
}
