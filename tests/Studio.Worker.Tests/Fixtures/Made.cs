using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Worker.Cells;

namespace Studio.Worker.Tests.Fixtures;

/// <summary>Results that other cells take in.</summary>
internal static class Made
{
    private static readonly ArtifactReference s_nothing = new(new string('0', 64), "png", 0);

    /// <summary>The smaller of two sets of the same things: 40 images a class to train on and, after them, 40 to test on.</summary>
    public static DatasetResult Glyphs(int? labels = 5) =>
        new("glyphs-copied", "Glyphs: sketched things, some twice", "hash", [], labels, [], s_nothing, 0) { Problems = [] };

    public static ModelResult Pretrained() =>
        new("resnet-glyphs", "ResNet for glyphs", "resnet-glyphs-source", "hash", "Glyphs", "MIT", [], Preprocessing.Cifar)
        { Classes = [] };

    public static Classifier Trained(ulong seed, double accuracy, Recipe? recipe = null) => new()
    {
        Model = s_nothing with { Ending = "safetensors" },
        Network = "resnet-glyphs",
        Recipe = recipe ?? new Recipe.FeatureExtraction(),
        Seed = seed,
        Dataset = "glyphs-copied",
        Classes = ["a", "b"],
        Items = new(8, 2, 10),
        Test = new(new(accuracy, accuracy, accuracy), accuracy, 0, ConfusionMatrix.Empty(["a", "b"])),
        Epochs = new(1, 0),
        Seconds = 2,
        IsSteered = false,
    };

    /// <summary>A transfer of a second or two.</summary>
    public static Classifier Trained(Workplace place, int steps = 6, ulong seed = 1, Recipe? recipe = null) =>
        (Classifier)place.Run(new TransferRunner(),
        new Transfer
            { Id = "transfer", Data = "data", Model = "model", Recipe = recipe ?? new Recipe.FeatureExtraction(), MaxSteps = steps }, seed,
        ("data", Glyphs()), ("model", Pretrained()));
}
