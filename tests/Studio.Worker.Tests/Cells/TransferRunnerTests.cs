using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Runs;
using Studio.Learning.Transfer;
using Studio.Learning.Weights;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class TransferRunnerTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_SixSteps_TellsCurvesAndBothConfusions()
    {
        var result = Made.Taught(_place, steps: 6);

        var points = _place.Told.OfType<RunEvent.Metrics>().SelectMany(m => m.Points).ToArray();
        Assert.Equal(Enumerable.Range(1, 6), points.Where(p => p.Series == "loss/fit").Select(p => p.Step));
        Assert.Contains(points, p => p is { Series: "accuracy/choose", Step: 6 });
        Assert.Contains(points, p => p.Series == "loss/choose");
        var confusions = _place.Told.OfType<RunEvent.Confusion>().ToArray();
        Assert.Contains(confusions, c => c.Part == "choose");
        Assert.Equal(result.Confusion, Assert.Single(confusions, c => c.Part == "test").Matrix);
        Assert.Contains(_place.Told, e => e is RunEvent.Progress { TotalSteps: 6, Unit: "images" } p && p.Doing.StartsWith("epoch", StringComparison.Ordinal));
        Assert.DoesNotContain(_place.Told, e => e is RunEvent.Status { Is: RunStatus.Completed });
    }

    [Fact]
    public void Run_SixSteps_KeepsANetworkThatCanBeUsed()
    {
        var result = Made.Taught(_place, steps: 6, seed: 3);

        using var weights = WeightsFile.Read(_place.PathOf(result.Model));
        var bundle = TransferBundle.Of(weights);
        Assert.Equal(("resnet-glyphs", 3UL), (bundle!.Backbone, bundle.Seed));
        Assert.Equal(result.Classes, bundle.Classes);
        Assert.Equal(2400, result.TestImages);
        Assert.Equal(60, result.ChooseImages);
        Assert.False(result.IsSteered);
        Assert.Empty(Directory.GetFiles(_place.Context.Folder));
    }

    [Fact]
    public void Run_SameSeedTwice_GivesTheSameFile()
    {
        using var elsewhere = new Workplace();

        Assert.Equal(Made.Taught(_place).Model, Made.Taught(elsewhere).Model);
    }

    [Fact]
    public void Run_SomebodyScalesTheRates_MarksItWithTheirName()
    {
        _place.Context.Control.Ask(new Intervention.RatesScaled(0.5), "ada");

        var result = Made.Taught(_place, recipe: new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 0 });

        Assert.Equal("ada", Assert.Single(_place.Told.OfType<RunEvent.Mark>()).Person);
        Assert.True(result.IsSteered);
    }

    [Fact]
    public void Run_BranchWithMoreEpochs_GoesOnFromTheOthersStep()
    {
        var origin = "";
        var fine = new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 0 };
        var keeping = _place.Context.Checkpoints with { Written = step => origin = step == 0 ? origin : Pack().Sha256 };
        Transfer Cell(Recipe recipe, string? startFrom) => new() { Id = "transfer", Data = "data", Model = "model", Recipe = recipe, StartFrom = startFrom };
        RunRequest Request(Transfer cell) => Workplace.Request(cell, 1, ("data", Made.Glyphs(labels: 24)), ("model", Made.Pretrained()));
        new TransferRunner().Run(Request(Cell(fine, null)), _place.Context with { Checkpoints = keeping });
        var steps = _place.Told.OfType<RunEvent.Metrics>().SelectMany(m => m.Points).Max(p => p.Step);

        var events = new List<RunEvent>();
        new TransferRunner().Run(Request(Cell(fine with { Epochs = 2, LabelSmoothing = 0.1 }, origin)), _place.Context with { Emit = events.Add });

        Assert.Equal(steps + 1, events.OfType<RunEvent.Metrics>().SelectMany(m => m.Points).Where(p => p.Series == "loss/fit").Min(p => p.Step));
    }

    [Fact]
    public void Run_StoppedBefore_EndsWithoutAResult()
    {
        _place.Context.Control.Stop();

        Assert.Throws<OperationCanceledException>(() => Made.Taught(_place));
    }

    private ArtifactReference Pack() =>
        CheckpointArchive.PackAsync(CheckpointArchive.Open(_place.Context.Checkpoints.Folder), Path.Combine(_place.Context.Folder, "part"), _place.Artifacts).GetAwaiter().GetResult();
}
