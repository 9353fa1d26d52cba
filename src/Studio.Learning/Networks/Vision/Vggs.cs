using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>VGG-11, 13, 16 and 19 with and without batch normalisation, Simonyan and Zisserman, arXiv:1409.1556,
/// table 1 (A, B, D, E).</summary>
public sealed class Vggs : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } =
    [
        .. new[] { false, true }.SelectMany(isNormalised => new[]
        {
            Member(11, [1, 1, 2, 2, 2], isNormalised), Member(13, [2, 2, 2, 2, 2], isNormalised),
            Member(16, [2, 2, 3, 3, 3], isNormalised), Member(19, [2, 2, 4, 4, 4], isNormalised),
        }),
    ];

    private static BackboneEntry Member(int depth, int[] convolutions, bool isNormalised) => new()
    {
        Key = $"vgg{depth}" + (isNormalised ? "-bn" : ""),
        Title = $"VGG-{depth}" + (isNormalised ? " with batch normalisation" : ""),
        FeatureCount = 4096,
        Input = Preprocessing.ImageNet,
        PublishedClassCount = 1000,
        Stages = [.. Stages(convolutions, isNormalised), new("fully-connected", ["classifier.0", "classifier.3"], 119_545_856)],
        Make = classes => new Vgg(convolutions, isNormalised, classes),
    };

    private static IEnumerable<Stage> Stages(int[] convolutions, bool isNormalised)
    {
        // The convolution itself, perhaps a normalisation, and the ReLU.
        var layersEach = isNormalised ? 3 : 2;
        var (first, inputs) = (0, 3);
        for (var stage = 0; stage < convolutions.Length; stage++)
        {
            var count = convolutions[stage] * layersEach;
            var outputs = Math.Min(64 << stage, 512);
            yield return new($"stage{stage + 1}", [.. Enumerable.Range(first, count).Select(i => $"features.{i}")],
                Convolution(inputs, outputs) + (convolutions[stage] - 1) * Convolution(outputs, outputs));
            (first, inputs) = (first + count + 1, outputs);
        }

        // 3 × 3 with bias; a normalisation adds scale and shift.
        long Convolution(int from, int to) => (9L * from + 1 + (isNormalised ? 2 : 0)) * to;
    }
}
