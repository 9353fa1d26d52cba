using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Runs;

namespace Studio.Web.Tests.Fakes;

/// <summary>A small studio: two backbones, a data set of two classes, and cells that use them.</summary>
public static class Sample
{
    public static readonly string[] Classes = ["ant", "bee"];

    public static readonly IReadOnlyList<StageResult> Stages =
        [new("stem", 100), new("stage 1", 400), new("stage 2", 1600), new("stage 3", 6400), new("head", 50)];

    public static readonly StudioCatalogue Catalogue = new(
        [new("net", "Net-4", 64, 10, Stages, Preprocessing.Cifar), new("other", "Other", 32, 10, Stages, Preprocessing.Cifar)],
        [new("net-photos", "net", "a million photos", "MIT", true, 1_000, 70.5, []),
            new("other-photos", "other", "other photos", "MIT", false, 1_000, null, [])],
        [new("insects", "Insects", "Ants and bees.", true, Classes)], new Dictionary<string, int>());

    public static readonly Dataset Data = new() { Id = "data", Source = "insects", IsFolded = true };

    public static readonly PretrainedModel Model = new() { Id = "model", Backbone = "net", Weights = "net-photos", IsFolded = true };

    public static readonly Transfer Transfer = new()
    {
        Id = "transfer", Title = "Fine-tune", Data = "data", Model = "model", IsFolded = true,
        Recipe = new Recipe.FineTuning
            { UnfrozenStages = 2, BackboneLearningRate = 1e-3, StageDecay = .5, HeadWarmUpEpochs = 1, EpochsPerUnfreezing = 3 },
    };

    public static readonly ConfusionMatrix Matrix = new(Classes, [[8, 2], [1, 9]]);

    public static readonly ArtifactReference File = new(new string('a', 64), "safetensors", 10);

    public static readonly Classifier Trained = new()
    {
        Model = File,
        Network = "net",
        Recipe = new Recipe.FineTuning(),
        Seed = 1,
        Dataset = "insects",
        Classes = Classes,
        Items = new(20, 10, 20),
        Test = new(new(.85, .7, .95), .84, .05, Matrix),
        Epochs = new(10, 6),
        Seconds = 42,
        IsSteered = false,
    };

    public static readonly EvaluationResult Evaluation = new("insects", new(.85, .7, .95), Matrix, ClassificationScores.Of(Matrix), .05,
        [new(0, .5, 0, 0, 0), new(.5, 1, 20, .9, .85)],
        [new(3, 0, 1, 2.5f, .9f), new(4, 0, 1, 4.5f, .99f), new(5, 1, 0, 1.5f, .7f), new(6, 0, 0, .1f, .95f)], 100);

    public static Notebook Notebook(params Cell[] cells) => new("Insects", [Data, Model, .. cells]);

    public static RunSummary Run(Cell cell, RunStatus status, CellResult? result = null, Guid? id = null, ulong seed = 1) =>
        new(id ?? Guid.NewGuid(), new("n", cell, seed, new Dictionary<string, CellResult>(), "key", "me"), status, "", 1, null, 0)
        { CreatedAt = default, Result = result };

    public static CellState State(params RunSummary[] runs) => new(runs.Length == 0, runs);
}
