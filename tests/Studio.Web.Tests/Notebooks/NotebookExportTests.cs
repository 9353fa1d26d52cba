using System.Text.Json;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Efficiency;
using Studio.Experiments.Results.Sequences;
using Studio.Runtime.Library;
using Studio.Runtime.Notebooks;
using Studio.Web.Notebooks;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Notebooks;

public sealed class NotebookExportTests
{
    private sealed record TestResult : CellResult
    {
        public override string Summary() => "42 things & more";

        public override IReadOnlyList<ResultTable> Tables() =>
            [new("Things", ["Name", "Count"], [["<apples>", "42"]]) { Notes = ["No pears."] }];
    }

    [Fact]
    public async Task Jupyter_OfAKindThatOnlyATestKnows_HasItsSentenceAndItsTable()
    {
        var output = await ExportAsync(new TestResult());

        Assert.Equal("42 things & more", Text(output, "text/plain"));
        Assert.Equal("<p>42 things &amp; more</p><table><caption>Things</caption><tr><th>Name</th><th>Count</th></tr>"
            + "<tr><th>&lt;apples&gt;</th><td>42</td></tr></table><p>No pears.</p>", Text(output, "text/html"));
    }

    [Fact]
    public async Task Jupyter_OfATransfer_HasItsConfusionMatrix()
    {
        var output = await ExportAsync(Sample.Trained);

        Assert.Contains("20 test images correct", Text(output, "text/plain"), StringComparison.Ordinal);
        Assert.Contains("<tr><th>ant</th><td>8</td><td>2</td></tr>", Text(output, "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jupyter_OfLabelEfficiency_HasARowForEachNumberOfLabels()
    {
        var output =
            await ExportAsync(new LabelEfficiencyResult("insects", "net",
                [Trial("fine-tuning", 1, .5), Trial("fine-tuning", 10, .75), Trial("from-scratch", 1, .25),
                    Trial("from-scratch", 10, .5)], null));

        Assert.StartsWith("fine-tuning", Text(output, "text/plain"), StringComparison.Ordinal);
        Assert.Equal(3, Text(output, "text/html").Split("<tr>").Length - 1);

        static EfficiencyTrial Trial(string recipe, int labels, double accuracy) => new(recipe, labels, 1, accuracy, new(1, 1, 1, 1));
    }

    [Fact]
    public async Task Jupyter_OfATaskSequence_HasARowForEachMethod()
    {
        var trial = new SequenceTrial(new ContinualMethod.Naive(), 1, new(["a", "b"], [.4, .5], [[.9, .5], [.7, .8]]), 2);

        var output = await ExportAsync(new TaskSequenceResult("insects", "net", TaskScenario.TaskIncremental, [["ant"], ["bee"]],
            [MethodOutcome.Of([trial])]));

        Assert.StartsWith("Naive", Text(output, "text/plain"), StringComparison.Ordinal);
        Assert.Contains("<th>Naive</th>", Text(output, "text/html"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ExportAsync(CellResult result)
    {
        // None of these results has a picture, so that no file is opened.
        var export = new NotebookExport(new CurrentCatalogue(Sample.Catalogue), artifacts: null!);
        var cell = Sample.Transfer;
        var text = await export.JupyterAsync(new("n", "me", Sample.Notebook(cell), [],
            new Dictionary<string, CellState> { [cell.Id] = Sample.State(Sample.Run(cell, RunStatus.Completed, result)) }));
        return JsonElement.Parse(text).GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("id").GetString() == cell.Id)
            .GetProperty("outputs")[0].GetProperty("data");
    }

    private static string Text(JsonElement data, string type) =>
        string.Concat(data.GetProperty(type).EnumerateArray().Select(l => l.GetString()));
}
