using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Web.Cells.Evaluation;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Evaluation;

public sealed class RunBeforeTests : ViewContext
{
    private static readonly Evaluate s_cell = new() { Id = "evaluate", Model = "transfer" };

    [Fact]
    public void Before_AnEvaluationOfOtherData_SaysWhatTheCorrectionWasGoodFor()
    {
        var text = Draw(Sample.Evaluation with { Accuracy = new(.8, .7, .9), Dataset = "insects before" }).Find("p").TextContent;

        Assert.Contains("Previous run: 80.0 % of 20 images. +5.0 percentage points with the data set as it is now.", text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("test set has changed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_AnotherTestSet_IsSaid()
    {
        var matrix = new ConfusionMatrix(Sample.Classes, [[8, 3], [1, 9]]);

        var text = Draw(Sample.Evaluation with { Confusion = matrix, Scores = ClassificationScores.Of(matrix) }).Find("p").TextContent;

        Assert.Contains("The test set has changed, too: 20 images now.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_TheFirstRun_ThereIsNothingToCompare() => Assert.Empty(Draw(null).FindAll("p"));

    private IRenderedComponent<RunBefore> Draw(CellResult? before) => Render<RunBefore>(p => p
        .Add(b => b.Run, Sample.Run(s_cell, RunStatus.Completed, Sample.Evaluation)).Add(b => b.Find, _ => Task.FromResult(before)));
}
