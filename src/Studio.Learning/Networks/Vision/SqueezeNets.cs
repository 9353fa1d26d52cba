using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>SqueezeNet 1.0 and 1.1, Iandola et al., arXiv:1602.07360.</summary>
public sealed class SqueezeNets : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } =
    [
        Member("squeezenet1-0", "SqueezeNet 1.0", true,
            [(["0"], 14_208), (["3", "4", "5"], 69_696), (["7", "8", "9", "10"], 454_336), (["12"], 197_184)]),
        Member("squeezenet1-1", "SqueezeNet 1.1", false,
            [(["0"], 1_792), (["3", "4"], 23_840), (["6", "7"], 94_784), (["9", "10", "11", "12"], 602_080)]),
    ];

    private static BackboneEntry Member(string key, string title, bool isVersion10, (string[] Layers, long Parameters)[] stages) => new()
    {
        Key = key,
        Title = title,
        FeatureCount = 512,
        Input = Preprocessing.ImageNet,
        PublishedClassCount = 1000,
        Stages = [.. stages.Select((stage, i) =>
            new Stage(i == 0 ? "stem" : $"fires{i}", [.. stage.Layers.Select(l => "features." + l)], stage.Parameters))],
        Make = classes => new SqueezeNet(isVersion10, classes),
    };
}
