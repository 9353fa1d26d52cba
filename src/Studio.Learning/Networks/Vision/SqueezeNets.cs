using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>SqueezeNet 1.0 and 1.1, Iandola et al., arXiv:1602.07360.</summary>
public sealed class SqueezeNets : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } =
    [
        Member("squeezenet1-0", "SqueezeNet 1.0", true, [["0"], ["3", "4", "5"], ["7", "8", "9", "10"], ["12"]]),
        Member("squeezenet1-1", "SqueezeNet 1.1", false, [["0"], ["3", "4"], ["6", "7"], ["9", "10", "11", "12"]]),
    ];

    private static BackboneEntry Member(string key, string title, bool isVersion10, string[][] stages) => new()
    {
        Key = key,
        Title = title,
        FeatureCount = 512,
        Preprocessing = Preprocessing.ImageNet,
        PublishedClassCount = 1000,
        Stages = [.. stages.Select((layers, i) => new Stage(i == 0 ? "stem" : $"fires{i}", [.. layers.Select(l => "features." + l)]))],
        Make = classes => new SqueezeNet(isVersion10, classes),
    };
}
