using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>The ImageNet ResNets of He et al., arXiv:1512.03385, table 1.</summary>
public sealed class ResNets : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } =
    [
        Member(18, [2, 2, 2, 2], false, [147_968, 525_568, 2_099_712, 8_393_728]),
        Member(34, [3, 4, 6, 3], false, [221_952, 1_116_416, 6_822_400, 13_114_368]),
        Member(50, [3, 4, 6, 3], true, [215_808, 1_219_584, 7_098_368, 14_964_736]),
        Member(101, [3, 4, 23, 3], true, [215_808, 1_219_584, 26_090_496, 14_964_736]),
        Member(152, [3, 8, 36, 3], true, [215_808, 2_339_840, 40_613_888, 14_964_736]),
    ];

    private static BackboneEntry Member(int depth, int[] blocks, bool isBottleneck, long[] parameters) => new()
    {
        Key = $"resnet{depth}",
        Title = $"ResNet-{depth}",
        FeatureCount = isBottleneck ? 2048 : 512,
        Input = Preprocessing.ImageNet,
        PublishedClassCount = 1000,
        Stages = [new("stem", ["conv1", "bn1"], 9_536),
            .. parameters.Select((count, i) => new Stage($"layer{i + 1}", [$"layer{i + 1}"], count))],
        Make = classes => new ResNet(blocks, isBottleneck, classes),
    };
}
