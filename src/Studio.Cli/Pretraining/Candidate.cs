using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;

namespace Studio.Cli.Pretraining;

/// <summary>Bundled weights to be made: a thin backbone and the data it trains on, with its labels or with shuffled labels.</summary>
internal sealed record Candidate(string Backbone, string Source, bool HasShuffledLabels, string Knows)
{
    private const int Epochs = 20;

    /// <summary>Two architectures, each trained on shapes, on textures and on shuffled labels.</summary>
    public static IReadOnlyList<Candidate> All { get; } =
    [
        .. new[] { "resnet-thin", "vgg-thin" }.SelectMany(backbone => new Candidate[]
        {
            new(backbone, "glyphs-source", false, "shapes"), new(backbone, "textures-source", false, "textures"),
            new(backbone, "glyphs-source", true, "shuffled"),
        }),
    ];

    public string Key => $"{Backbone}-{Knows}";

    /// <summary>The caller disposes the images.</summary>
    public TransferTask Task(ulong seed)
    {
        var source = Datasets.OpenImages(Source);
        return new(Catalog.Find<IBackbone>(Backbone, "backbone"), null, HasShuffledLabels ? new ShuffledLabels(source, seed) : source,
            new Recipe.FromScratch { Epochs = Epochs, BatchSize = 64, Augmentation = new() { PadPixels = 3, ColourJitter = 0.3 } }, seed);
    }
}
