using Studio.Experiments.Data;

namespace Studio.Learning.Weights;

/// <summary>Weights that the project made itself and that come with the program; the README beside the files says by which command.</summary>
internal sealed class BundledWeights : ICatalogFamily<PublishedWeights>
{
    public IReadOnlyList<PublishedWeights> Members { get; } =
    [
        new("resnet-glyphs-source", "resnet-glyphs")
        {
            Source = "Glyphs source, 24 drawn signs",
            SourceDataset = "glyphs-source",
            License = "MIT",
            FileName = "resnet-glyphs.safetensors",
            Preprocessing = Preprocessing.Cifar,
            Classes = new("glyphs-source", 24, ["circle", "triangle", "square", "star", "plus", "cross", "arrow", "heart", "crescent", "spiral", "zigzag", "wave", "bolt", "house",
                "hourglass", "eight", "target", "crown", "anchor", "asterisk", "stairs", "hash", "question", "drop"]),
        },
    ];
}
