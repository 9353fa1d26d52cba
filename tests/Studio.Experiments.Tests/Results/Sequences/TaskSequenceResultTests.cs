using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Sequences;

namespace Studio.Experiments.Tests.Results.Sequences;

public sealed class TaskSequenceResultTests
{
    private static readonly ContinualMethod s_rehearsal = new ContinualMethod.Regularised();
    private static readonly SequenceTrial s_first = new(s_rehearsal, 1, new(["a", "b"], [.4, .5], [[.9, .5], [.7, .8]]), 2),
        s_second = s_first with { Seed = 2, Matrix = new(["a", "b"], [.6, .5], [[.8, .7], [.8, .9]]), Seconds = 4 };

    [Fact]
    public void Of_TwoSeeds_IsTheirMeanWithTheirSpread()
    {
        var outcome = MethodOutcome.Of([s_first, s_second]);

        Assert.Equal([.75, .85], outcome.Accuracies.Select(a => Math.Round(a, 12)));
        Assert.Equal(Math.Sqrt(.005), outcome.Deviation, 1e-12);
        Assert.Equal(.8, outcome.Matrix.Average, 1e-12);
        Assert.Equal((s_first.Matrix.BackwardTransfer + s_second.Matrix.BackwardTransfer) / 2, outcome.Matrix.BackwardTransfer, 1e-12);
        Assert.Equal((s_first.Matrix.ForwardTransfer + s_second.Matrix.ForwardTransfer) / 2, outcome.Matrix.ForwardTransfer, 1e-12);
        Assert.Equal(3, outcome.Seconds);
    }

    [Fact]
    public void Of_ANetworkThatIsAtIt_HasNoAccuracyYetButACurve()
    {
        var outcome = MethodOutcome.Of([s_first with { Matrix = s_first.Matrix with { Rows = [[.9, .5]] } }]);

        Assert.Empty(outcome.Seeds);
        Assert.Empty(outcome.Accuracies);
        Assert.Equal([.9], outcome.SoFar[0]);
    }

    [Fact]
    public void Best_OfTheRemedies_IsNeitherNoneNorTheCeiling()
    {
        var result = Result(MethodOutcome.Of([s_first with { Method = new ContinualMethod.Naive() }]),
            MethodOutcome.Of([s_first with { Method = new ContinualMethod.FrozenBackbone() }]),
            MethodOutcome.Of([s_second]), MethodOutcome.Of([s_second with { Method = new ContinualMethod.Joint() }]));

        Assert.Contains(new ResultFigure.Word("best", "Rehearsal"), result.Figures);
        Assert.Equal(75, result.Figures.OfType<ResultFigure.Number>().Single(f => f.Name == "accuracy").Value, 1e-9);
        Assert.Equal(20, result.Figures.OfType<ResultFigure.Number>().Single(f => f.Name == "forgotten").Value, 1e-9);
    }

    [Fact]
    public void Json_OfAResult_GivesItBack()
    {
        CellResult result = Result(MethodOutcome.Of([s_first, s_second], new(.1, 0, .2)));

        var json = StudioJson.Write(result);

        Assert.Equal(json, StudioJson.Write(StudioJson.Read<CellResult>(json)));
        Assert.Contains("\"backwardTransfer\":", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Explanation_OfARegulariser_IsItsOwn()
    {
        Assert.Equal("EWC", new ContinualMethod.Regularised { By = new Regulariser.ElasticWeightConsolidation() }.Title);
        Assert.Contains("Kirkpatrick et al. 2017",
            new ContinualMethod.Regularised { By = new Regulariser.ElasticWeightConsolidation() }.Explanation, StringComparison.Ordinal);
        Assert.Contains("upper bound", new ContinualMethod.Joint().Explanation, StringComparison.Ordinal);
    }

    private static TaskSequenceResult Result(params MethodOutcome[] outcomes) =>
        new("signs", "net", TaskScenario.TaskIncremental, [["x", "y"], ["z", "w"]], outcomes);
}
