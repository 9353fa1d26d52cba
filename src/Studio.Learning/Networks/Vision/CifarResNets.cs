using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>The CIFAR ResNets of He et al., arXiv:1512.03385, section 4.2 and table 6, and two shallower siblings,
/// a wide one whose weights fit in 2 MB and a thin one, which halve the image at once, so that they train in seconds
/// without a GPU.</summary>
public sealed class CifarResNets : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } =
        [Published(20), Published(32), Published(44), Published(56), Published(110), Glyphs, Thin];

    private static BackboneEntry Glyphs =>
        Member("resnet-glyphs", "ResNet for glyphs", [2, 2, 1], 32, stemStride: 2) with { PublishedClassCount = 24 };

    private static BackboneEntry Thin =>
        Member("resnet-thin", "Thin ResNet", [1, 1, 1], 12, stemStride: 2) with { PublishedClassCount = 24 };

    private static BackboneEntry Published(int depth) =>
        Member($"resnet{depth}-cifar", $"ResNet-{depth} for 32-pixel images", [(depth - 2) / 6, (depth - 2) / 6, (depth - 2) / 6], 16);

    private static BackboneEntry Member(string key, string title, int[] blocks, int width, int stemStride = 1) => new()
    {
        Key = key,
        Title = title,
        FeatureCount = 4 * width,
        Input = Preprocessing.Cifar,
        PublishedClassCount = 10,
        Stages =
        [
            new("stem", ["conv1", "bn1"], Convolution(3, width)),
            new("layer1", ["layer1"], Stage(width, width, blocks[0])),
            new("layer2", ["layer2"], Stage(width, 2 * width, blocks[1])),
            new("layer3", ["layer3"], Stage(2 * width, 4 * width, blocks[2])),
        ],
        Make = classes => new CifarResNet(blocks, width, classes, stemStride),
    };

    /// <summary>Two convolutions a block, and shortcuts that train nothing.</summary>
    private static long Stage(int inputs, int outputs, int blocks) =>
        Convolution(inputs, outputs) + (2 * blocks - 1) * Convolution(outputs, outputs);

    /// <summary>3 × 3 without bias, then scale and shift of the normalisation.</summary>
    private static long Convolution(int inputs, int outputs) => (9 * inputs + 2) * outputs;
}
