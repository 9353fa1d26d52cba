using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class EvaluateRunnerTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_OnTheTransfersOwnData_FindsItsFigureAgain()
    {
        var trained = Made.Trained(_place);

        var result = Assert.IsType<EvaluationResult>(_place.Run(new EvaluateRunner(), new Evaluate { Id = "look", Model = "transfer" }, 0,
            ("transfer", trained)));

        Assert.Equal(trained.Test.Accuracy, result.Accuracy);
        Assert.Equal(trained.Test.Confusion.Counts, result.Confusion.Counts);
        Assert.Equal(trained.Test.CalibrationError, result.CalibrationError, 1e-6);
        Assert.Equal((480, 480), (result.Items.Count, result.Reliability.Sum(b => b.Items)));
        Assert.Equal(result.Confusion.Counts[0][1], result.Items.Count(i => i is { Truth: 0, Predicted: 1 }));
        Assert.All(result.Items, i => Assert.InRange(i.Index % 80, 40, 79));
    }

    [Fact]
    public void Run_OfASeed_EvaluatesTheNetworkOfThatSeed()
    {
        var trained = Made.Trained(_place);

        var result =
            Assert.IsType<EvaluationResult>(_place.Run(new EvaluateRunner(), new Evaluate { Id = "look", Model = "transfer" }, trained.Seed,
            ("transfer", Made.Trained(9, 0.5)), (RunRequest.InputName("transfer", trained.Seed), trained)));

        Assert.Equal(trained.Test.Accuracy, result.Accuracy);
    }

    [Fact]
    public void Run_OnDataWithOtherClasses_IsRefused()
    {
        var others = Made.Glyphs() with { Reference = "glyphs-ink" };

        var refusal = Assert.Throws<ArgumentException>(() =>
            _place.Run(new EvaluateRunner(), new Evaluate { Id = "look", Model = "transfer", Data = "ink" }, 0,
            ("transfer", Made.Trained(1, 0.5)), ("ink", others)));

        Assert.Contains("same classes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OnDataThatNameTheClassesDifferently_MeasuresTheSameWithPairsOfNames()
    {
        var trained = Made.Trained(_place);
        var renamed = trained with { Classes = [.. trained.Classes.Select(c => $"my {c}")] };
        var own = Made.Glyphs();
        var cell = new Evaluate { Id = "look", Model = "transfer", Data = "data" };

        var refusal =
            Assert.Throws<ArgumentException>(() => _place.Run(new EvaluateRunner(), cell, 0, ("transfer", renamed), ("data", own)));
        var paired = cell with { ClassPairs = string.Join("\n", trained.Classes.Select(c => $"{c} = my {c}")) };
        var result = Assert.IsType<EvaluationResult>(_place.Run(new EvaluateRunner(), paired, 0, ("transfer", renamed), ("data", own)));

        Assert.Contains("not those of the weights", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(trained.Test.Confusion.Counts, result.Confusion.Counts);
    }

    [Fact]
    public void Run_WithoutAClassifier_SaysWhatIsMissing()
    {
        var refusal =
            Assert.Throws<ArgumentException>(() => _place.Run(new EvaluateRunner(), new Evaluate { Id = "look", Model = "transfer" }));

        Assert.Contains("'look' needs a trained classifier; 'transfer' has no result.", refusal.Message, StringComparison.Ordinal);
    }
}
