using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>The CIFAR ResNets of He et al., arXiv:1512.03385, section 4.2 and table 6, and a wider, shallower sibling whose weights fit in 2 MB
/// and which halves the image at once, so that it trains in seconds without a GPU.</summary>
public sealed class CifarResNets : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } = [Published(20), Published(32), Published(44), Published(56), Published(110), Glyphs];

    private static BackboneEntry Glyphs => Member("resnet-glyphs", "ResNet for glyphs", [2, 2, 1], 32, stemStride: 2) with { PublishedClassCount = 24 };

    private static BackboneEntry Published(int depth) =>
        Member($"resnet{depth}-cifar", $"ResNet-{depth} for 32-pixel images", [(depth - 2) / 6, (depth - 2) / 6, (depth - 2) / 6], 16);

    private static BackboneEntry Member(string key, string title, int[] blocks, int width, int stemStride = 1) => new()
    {
        Key = key,
        Title = title,
        FeatureCount = 4 * width,
        Preprocessing = Preprocessing.Cifar,
        PublishedClassCount = 10,
        Stages = [new("stem", ["conv1", "bn1"]), new("layer1", ["layer1"]), new("layer2", ["layer2"]), new("layer3", ["layer3"])],
        Make = classes => new CifarResNet(blocks, width, classes, stemStride),
    };
}
