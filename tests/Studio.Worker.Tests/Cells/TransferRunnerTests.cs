using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Weights.Formats;
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
    public void Run_SixSteps_ReportsCurvesAndBothConfusions()
    {
        var result = Made.Trained(_place, steps: 6);

        var metrics = _place.Told.OfType<RunEvent.Metrics>().ToArray();
        var points = metrics.Where(m => m.Fold is null).SelectMany(m => m.Points).ToArray();
        Assert.Equal(Enumerable.Range(1, 6), points.Where(p => p.Series == "loss/train").Select(p => p.Step));
        // Five labels per class are cross-validated; each fold has its own curve.
        Assert.All(metrics.Where(m => m.Fold is not null).GroupBy(m => m.Fold), fold =>
            Assert.Equal(Enumerable.Range(1, 6), fold.SelectMany(m => m.Points).Where(p => p.Series == "loss/train").Select(p => p.Step)));
        Assert.Contains(points, p => p is { Series: "accuracy/validation", Step: 6 });
        Assert.Contains(points, p => p.Series == "loss/validation");
        var confusions = _place.Told.OfType<RunEvent.Confusion>().ToArray();
        Assert.Contains(confusions, c => c.Part == "validation");
        Assert.Equal(result.Test.Confusion, Assert.Single(confusions, c => c.Part == "test").Matrix);
        Assert.Contains(_place.Told,
            e => e is RunEvent.Progress { TotalSteps: 6, Unit: "images" } p && p.Doing.Contains("epoch", StringComparison.Ordinal));
        Assert.DoesNotContain(_place.Told, e => e is RunEvent.Status { Is: RunStatus.Completed });
    }

    [Fact]
    public void Run_BundledLanguageModel_BecomesAClassifierOfTexts()
    {
        var model = (ModelResult)_place.Run(new PretrainedModelRunner(),
            new PretrainedModel { Id = "model", Backbone = "lstm-language-model", Weights = "lstm-reviews-source" });
        var recipe = new Recipe.FineTuning { Epochs = 2, HeadWarmUpEpochs = 1, EpochsPerUnfreezing = 1 };

        var result = (Classifier)_place.Run(new TransferRunner(),
            new Transfer { Id = "transfer", Data = "data", Model = "model", Recipe = recipe, MaxSteps = 6 }, 1,
            ("data", new DatasetResult("reviews-target", "Reviews", "hash", [], 10, [], null, 0) { Problems = [] }), ("model", model));

        using var weights = WeightsFile.Read(_place.PathOf(result.Model));
        using var network = TransferBundle.Of(weights)!.Open(weights);
        Assert.Equal(("lstm-language-model", "texts"), (result.Network, result.Unit));
        Assert.Equal(["negative", "positive"], result.Classes);
    }

    [Fact]
    public void Run_SixSteps_KeepsANetworkThatCanBeUsed()
    {
        var result = Made.Trained(_place, steps: 6, seed: 3);

        using var weights = WeightsFile.Read(_place.PathOf(result.Model));
        var bundle = TransferBundle.Of(weights);
        Assert.Equal(("resnet-glyphs", 3UL), (bundle!.Backbone, bundle.Seed));
        Assert.Equal(result.Classes, bundle.Classes);
        Assert.Equal(480, result.Items.Test);
        Assert.Equal(60, result.Items.Validation);
        Assert.False(result.IsSteered);
        Assert.Empty(Directory.GetFiles(_place.Context.Folder));
    }

    [Fact]
    public void Run_ThatWatchesForgetting_ReportsWhatIsLeftOfTheWeightsTask()
    {
        var result = Made.Trained(_place, steps: 3,
            recipe: new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 0, WatchForgetting = true,
                Regulariser = new Regulariser.Rehearsal { ImagesPerClass = 1 } });

        var points = _place.Told.OfType<RunEvent.Metrics>().SelectMany(m => m.Points).ToArray();
        foreach (var series in new[] { "accuracy/source-head", "accuracy/source-probe" })
            Assert.Equal([1, 3], points.Where(p => p.Series == series).Select(p => p.Step));
        Assert.InRange(result.Kept!.Before, 0.95, 1);
        Assert.Equal(points.Last(p => p.Series == "accuracy/source-head").Value, result.Kept.OldHead);
    }

    [Fact]
    public void Run_SameSeedTwice_GivesTheSameFile()
    {
        using var elsewhere = new Workplace();

        Assert.Equal(Made.Trained(_place).Model, Made.Trained(elsewhere).Model);
    }

    [Fact]
    public void Run_SomebodyScalesTheRates_MarksItWithTheirName()
    {
        _place.Context.Control.Ask(new Intervention.RatesScaled(0.5), "ada");

        var result = Made.Trained(_place, recipe: new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 0 });

        Assert.Equal("ada", Assert.Single(_place.Told.OfType<RunEvent.Mark>()).Person);
        Assert.True(result.IsSteered);
    }

    [Fact]
    public void Run_BranchWithMoreEpochs_ResumesFromTheOthersStep()
    {
        var fine = new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 0 };
        var (origin, steps) = Teach(fine);

        Assert.Equal(steps + 1, FirstStep(fine with { Epochs = 2, LabelSmoothing = 0.1 }, origin));
    }

    [Fact]
    public void Run_FineTuningBranchedFromFeatureExtraction_TakesItsHeadForTheWarmUp()
    {
        var (origin, steps) = Teach(new Recipe.FeatureExtraction { Epochs = 2 });

        Assert.Equal(steps + 1, FirstStep(new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 2 }, origin));
    }

    [Theory]
    [MemberData(nameof(UnfitBranches))]
    public void Run_BranchThatFitsNot_SaysWhatToDo(Recipe first, Recipe then, string way)
    {
        var (origin, _) = Teach(first);

        Assert.Contains(way, Assert.ThrowsAny<Exception>(() => FirstStep(then, origin)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<Recipe, Recipe, string> UnfitBranches => new()
    {
        { new Recipe.FeatureExtraction { Epochs = 1 }, new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 0 },
            "Give the warm-up at least one epoch" },
        { new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 0 }, new Recipe.FeatureExtraction { Epochs = 1 },
            "Take a recipe of the same kind" },
    };

    /// <summary>A checkpoint of a whole run, and its steps.</summary>
    private (string Checkpoint, int Steps) Teach(Recipe recipe)
    {
        var last = "";
        using var folder = new Workplace();
        var keeping = folder.Context.Checkpoints with { Written = step => last = step == 0 ? last : Pack(folder.Context).Sha256 };
        new TransferRunner().Run(Request(recipe, null), folder.Context with { Checkpoints = keeping });
        return (last, folder.Told.OfType<RunEvent.Metrics>().SelectMany(m => m.Points).Max(p => p.Step));
    }

    /// <summary>The first step of a run that branches from a checkpoint.</summary>
    private int FirstStep(Recipe recipe, string checkpoint)
    {
        new TransferRunner().Run(Request(recipe, checkpoint), _place.Context);
        return _place.Told.OfType<RunEvent.Metrics>().SelectMany(m => m.Points).Where(p => p.Series == "loss/train").Min(p => p.Step);
    }

    private static RunRequest Request(Recipe recipe, string? startFrom) =>
        Workplace.Request(new Transfer { Id = "transfer", Data = "data", Model = "model", Recipe = recipe, StartFrom = startFrom }, 1,
        ("data", Made.Glyphs(labels: 24)), ("model", Made.Pretrained()));

    [Fact]
    public void Run_StoppedBefore_EndsWithoutAResult()
    {
        _place.Context.Control.Stop();

        Assert.IsType<RunOutcome<CellResult>.Stopped>(new TransferRunner().Run(Request(new Recipe.FeatureExtraction(), null),
            _place.Context));
    }

    private ArtifactReference Pack(RunContext of) =>
        CheckpointArchive.PackAsync(CheckpointArchive.Open(of.Checkpoints.Folder), Path.Combine(of.Folder, "part"), _place.Artifacts)
        .GetAwaiter().GetResult();
}
