using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Results.Comparison;
using Studio.Notebooks.Cells;
using Studio.Runtime.Notebooks;
using Studio.Web.Cells.Evaluation;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Evaluation;

public sealed class CompareViewTests : CellViewContext<CompareView, Compare>
{
    private static readonly Transfer s_frozen = Sample.Transfer with { Id = "frozen", Title = "Frozen" };
    private static readonly Compare s_cell = new() { Id = "compare", Models = ["transfer", "frozen"] };
    private readonly Dictionary<string, CellState> _states = new()
    {
        ["transfer"] = Sample.State(Sample.Run(Sample.Transfer, RunStatus.Completed, id: new SampleRun().Live.Id)),
        ["frozen"] = Sample.State(Sample.Run(s_frozen, RunStatus.Completed, id: new SampleRun().Live.Id),
            Sample.Run(s_frozen, RunStatus.Completed, id: new SampleRun().Live.Id, seed: 2)),
    };

    [Fact]
    public void Compare_WithoutRuns_SaysWhatToDo() =>
        Assert.Contains("Choose at least two cells that train a classifier", Draw(s_cell).Find(".empty").TextContent,
            StringComparison.Ordinal);

    [Fact]
    public void Compare_RunsOfTwoCells_HaveOneKeyAndColourForEachCell()
    {
        var view = Draw(s_cell, states: _states, others: [Sample.Transfer, s_frozen]);

        Assert.Equal(["Fine-tune", "Frozen"], view.FindAll(".curve-chart")[0].QuerySelectorAll(".key").Select(k => k.TextContent));
    }

    [Fact]
    public void Compare_OfTransfersThatWatchedForgetting_ShowsWhatIsLeft()
    {
        var result = new ComparisonResult([new("transfer", "Fine-tune", [1], [.94], .94, 0, null, 43) { Kept = [new(.99, .4, .8)] },
            new("frozen", "Frozen", [1], [.9], .9, 0, null, 12)], []);

        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Completed, result)), _states,
            others: [Sample.Transfer, s_frozen]);

        var table = view.FindAll("table").Single(t => t.TextContent.Contains("Re-fitted head", StringComparison.Ordinal));
        Assert.Equal(["Fine-tune", "99.0 %", "40.0 %", "80.0 %"], table.QuerySelectorAll("tbody th, tbody td").Select(c => c.TextContent));
    }

    [Fact]
    public void Compare_Done_ShowsSpreadAndTheSettingsThatDiffer()
    {
        var result = new ComparisonResult([new("transfer", "Fine-tune", [1], [.94], .94, 0, null, 43),
            new("frozen", "Frozen", [1, 2], [.9, .91], .905, .007, null, 12)], [new("epochs", ["10", "40"])]);

        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Completed, result)), _states,
            others: [Sample.Transfer, s_frozen]);

        Assert.Contains("90.5 % ± 0.7", view.FindAll("td").Select(c => c.TextContent));
        Assert.Contains("epochs", view.FindAll("tbody th").Select(h => h.TextContent));
    }
}
