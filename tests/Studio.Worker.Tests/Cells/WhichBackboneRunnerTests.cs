using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Choice;
using Studio.Experiments.Runs;
using Studio.Learning.Measures.Transferability;
using Studio.Learning.Transfer.Choice;
using Studio.Notebooks.Cells;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class WhichBackboneRunnerTests : IDisposable
{
    private static readonly WhichBackbone s_cell = new() { Id = "which", Data = "data" };
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_NoModelCells_ScoresAllThatAreBundledOnTheTrainingSet()
    {
        using var glyphs = Studio.Learning.Data.Datasets.Open("glyphs-copied");

        var result = Run(s_cell with { TrainHeads = false });

        Assert.Equal(BackboneCandidate.BundledFor(glyphs), result.Candidates.Select(c => (c.Backbone, c.Weights)));
        // Twelve classes of five labels; one in five is in the validation set.
        Assert.Equal(48, result.TrainImages);
        Assert.Equal(TransferabilityScores.Descriptions, result.Scores);
        Assert.Equal(result.Scores.Select(s => s.Key), result.Reliability.Select(r => r.Score));
        Assert.Empty(result.Outcomes);
        Assert.Contains(_place.Told, e => e is RunEvent.Progress { Unit: "networks" });
    }

    [Fact]
    public void Run_TwoModelsWithHeads_SaysRankAndRegret()
    {
        var random = new ModelResult("resnet-glyphs", "ResNet for glyphs", null, null, "", "", [], Preprocessing.Cifar) { Classes = [] };

        var result = Run(s_cell with { Models = ["model", "random"] }, ("model", Made.Pretrained()), ("random", random));

        Assert.All(result.Candidates, c => Assert.InRange(c.TestAccuracy!.Value, 0.01, 1));
        var logMe = result.Outcomes.Single(o => o.Score == "logme");
        Assert.Equal((2, 1, 0), (logMe.Candidates, logMe.Rank, logMe.Regret));
        Assert.Null(logMe.Agreement);
    }

    private BackboneChoiceResult Run(WhichBackbone cell, params (string, CellResult)[] inputs) =>
        (BackboneChoiceResult)_place.Run(new WhichBackboneRunner(), cell, 1, [("data", Made.Glyphs()), .. inputs]);
}
