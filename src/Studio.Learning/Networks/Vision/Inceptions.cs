using Studio.Experiments.Data;

namespace Studio.Learning.Networks.Vision;

/// <summary>Inception v3 of Szegedy et al., arXiv:1512.00567.</summary>
public sealed class Inceptions : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } =
    [
        new BackboneEntry
        {
            Key = "inception-v3",
            Title = "Inception v3",
            FeatureCount = 2048,
            Input = Preprocessing.Inception,
            PublishedClassCount = 1000,
            Stages =
            [
                new("stem", ["Conv2d_1a_3x3", "Conv2d_2a_3x3", "Conv2d_2b_3x3", "Conv2d_3b_1x1", "Conv2d_4a_3x3"], 172_672),
                new("mixed5", ["Mixed_5b", "Mixed_5c", "Mixed_5d"], 818_528),
                new("mixed6", ["AuxLogits", "Mixed_6a", "Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e"], 11_301_352),
                new("mixed7", ["Mixed_7a", "Mixed_7b", "Mixed_7c"], 12_819_712),
            ],
            Make = classes => new InceptionV3(classes),
        },
    ];
}
