using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>VGG for small images, so thin that bundled weights of it take 50 KB.</summary>
public sealed class CifarVggs : ICatalogFamily<IBackbone>
{
    // Convolution, normalisation, ReLU and halving.
    private const int LayersEach = 4;

    public IReadOnlyList<IBackbone> Members { get; } = [Member("vgg-thin", "Thin VGG", [8, 16, 32, 48])];

    private static BackboneEntry Member(string key, string title, int[] widths) => new()
    {
        Key = key,
        Title = title,
        FeatureCount = widths[^1],
        Input = Preprocessing.Cifar,
        PublishedClassCount = 24,
        Stages = [.. widths.Select((width, i) =>
            new Stage($"stage{i + 1}", [$"features.{LayersEach * i}", $"features.{LayersEach * i + 1}"],
            (9 * (i == 0 ? 3 : widths[i - 1]) + 3) * width))],
        Make = classes => new CifarVgg(widths, classes),
    };
}
