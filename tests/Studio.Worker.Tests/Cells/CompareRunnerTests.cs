using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Comparison;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class CompareRunnerTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_TwoTransfersOfThreeSeeds_PairsThemBySeed()
    {
        var tuning = new Recipe.FineTuning();

        var result = Compare([("a", [0.5, 0.6, 0.7], new Recipe.FeatureExtraction()), ("b", [0.6, 0.8, 0.7], tuning)]);

        Assert.Equal(["a", "b"], result.Rows.Select(r => r.Cell));
        Assert.Equal([1UL, 2UL, 3UL], result.Rows[0].Seeds);
        Assert.Equal((0.6, 0.1), (result.Rows[0].Mean, Math.Round(result.Rows[0].Deviation, 12)));
        Assert.Null(result.Rows[0].AgainstFirst);
        Assert.Equal(0.1, result.Rows[1].AgainstFirst!.Estimate, 1e-12);
    }

    [Fact]
    public void Run_DifferentRecipes_ListsOnlyWhatDiffers()
    {
        var result = Compare([("a", [0.5], new Recipe.FineTuning { Epochs = 3 }), ("b", [0.5], new Recipe.FineTuning { Epochs = 4 })]);

        var setting = Assert.Single(result.Settings);
        Assert.Equal("recipe.epochs", setting.Setting);
        Assert.Equal(["3", "4"], setting.Values);
    }

    [Fact]
    public void Run_OneTransfer_IsRefused() => Assert.Throws<ArgumentException>(() => Compare([("a", [0.5], new Recipe.FineTuning())]));

    private ComparisonResult Compare((string Cell, double[] Accuracies, Recipe Recipe)[] rows)
    {
        var inputs = rows.SelectMany(row => row.Accuracies.SelectMany((accuracy, i) =>
        {
            CellResult result = Made.Trained((ulong)i + 1, accuracy, row.Recipe);
            return i == 0 ? [(row.Cell, result), (RunRequest.InputName(row.Cell, 1), result)]
                : new[] { (RunRequest.InputName(row.Cell, (ulong)i + 1), result) };
        }));
        return (ComparisonResult)_place.Run(new CompareRunner(), new Compare { Id = "compare", Models = [.. rows.Select(r => r.Cell)] }, 0,
            [.. inputs]);
    }
}
