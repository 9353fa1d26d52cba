using Studio.Experiments.Data;

namespace Studio.Learning.Weights.Published;

/// <summary>DoodleNet as ml5.js publishes it (github.com/ml5js/ml5-data-and-models): a shard of TensorFlow.js,
/// without a published checksum.</summary>
internal sealed class WeightCatalogueQuickDraw : ICatalogFamily<PublishedWeights>
{
    private static readonly ShardTensor[] s_tensors =
    [
        .. new (long Inputs, long Outputs)[]
            { (1, 16), (16, 16), (16, 32), (32, 32), (32, 64), (64, 64) }.SelectMany((c, i) => new ShardTensor[]
            { new($"conv{i}.weight", [3, 3, c.Inputs, c.Outputs]), new($"conv{i}.bias", [c.Outputs]) }),
        new("fc0.weight", [3, 3, 64, 512], IsFlattened: true), new("fc0.bias", [512]), new("fc1.weight", [512, 345]),
        new("fc1.bias", [345]),
    ];

    public IReadOnlyList<PublishedWeights> Members { get; } =
    [
        new("doodlenet-quickdraw", "doodlenet")
        {
            Source = "Quick, Draw!",
            License = "MIT",
            Address = new("https://cdn.jsdelivr.net/gh/ml5js/ml5-data-and-models@master/models/doodlenet/group1-shard1of1.bin"),
            FileName = "doodlenet-group1-shard1of1.bin",
            Shard = s_tensors,
            Bytes = TensorFlowShard.Length(s_tensors),
            Input = Preprocessing.Drawings,
            Classes = ClassList.QuickDraw,
        },
    ];
}
