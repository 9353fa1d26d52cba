using Bunit;
using Studio.Experiments.Data;
using Studio.Experiments.Runs;
using Studio.Web.Outputs;
using Studio.Web.Outputs.Diagrams;
using Studio.Web.Outputs.Tables;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Outputs;

public sealed class TablesTests : ViewContext
{
    [Fact]
    public void ClassTable_BeginsWithTheWeakestClass() =>
        Assert.Equal(["ant", "bee"],
            Render<ClassTable>(p => p.Add(t => t.Scores, Sample.Evaluation.Scores)).FindAll("tbody th").Select(h => h.TextContent));

    [Fact]
    public void ClassHistogram_ShowsCountsAndSaysHowManyLabelsMayBeUsed()
    {
        var histogram = Render<ClassHistogram>(p => p.Add(h => h.Unit, "texts").Add(h => h.Classes, Sample.Classes)
            .Add(h => h.Parts, [new(DataPart.Train, [30, 10]), new(DataPart.Test, [5, 5])]).Add(h => h.LabelsPerClass, 4));

        Assert.Equal(["30", "5", "10", "5"], histogram.FindAll("tbody td:not(.bars)").Select(c => c.TextContent));
        Assert.Contains("Texts per class", histogram.Markup, StringComparison.Ordinal);
        Assert.Contains("50 in all, 4 labels per class may be used", histogram.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void SpreadTable_ADifferenceThatMayBeChance_SaysSo()
    {
        var table = Render<SpreadTable>(p => p.Add(t => t.Colours, [0, 1]).Add(t => t.Rows,
            [new("a", "Frozen", [1, 2], [.9, .92], .91, .014, null, 12),
                new("b", "Tuned", [1, 2], [.92, .93], .925, .007, new(.015, -.01, .04), 40)]));

        Assert.Equal("91.0 % ± 1.4", table.Find("tbody td:not(.picture)").TextContent);
        Assert.Contains("+1.5 (−1.0 to +4.0), may be chance", table.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceTable_OfTwoKinds_SpeaksOfSettingsInWordsAndFoldsWhatOnlyOneHas()
    {
        var table = Render<DifferenceTable>(p => p.Add(t => t.Names, ["Frozen", "Tuned"]).Add(t => t.Settings,
            [new("recipe.kind", ["feature-extraction", "fine-tuning"]), new("recipe.optimizer.learningRate", ["0.001", "0.0001"]),
                new("recipe.unfrozenStages", ["–", "0"])]));

        Assert.Equal(["recipe", "optimizer, learning rate"], table.Find(".frame").QuerySelectorAll("tbody th").Select(h => h.TextContent));
        Assert.Equal("One setting that only one of them has", table.Find("summary").TextContent);
        Assert.Equal("unfrozen stages", table.Find("details tbody th").TextContent);
    }

    [Fact]
    public void ReliabilityDiagram_SaysEachBinInWords()
    {
        var diagram = Render<ReliabilityDiagram>(p => p.Add(d => d.Bins, Sample.Evaluation.Reliability).Add(d => d.CalibrationError, .05));

        Assert.Equal("Reliability: confidence 90 %, accuracy 85 %, 20 items", diagram.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void LogList_Warnings_AreCountedInTheHeading()
    {
        var run = new SampleRun().Say(new RunEvent.Log(LogLevel.Information, "Opened."),
            new RunEvent.Log(LogLevel.Warning, "2 images were left out."));

        Assert.Equal("Log, 1 of 2 need attention", Render<LogList>(p => p.Add(l => l.Run, run.Live)).Find("summary").TextContent);
    }

    [Fact]
    public void ProbabilityBars_OfFewClasses_KeepTheirPlaces()
    {
        var bars = Render<ProbabilityBars>(p => p.Add(b => b.Classes, Sample.Classes).Add(b => b.Values, [.2f, .8f]));

        Assert.Equal(["ant", "bee"], bars.FindAll(".name").Select(n => n.TextContent));
        Assert.Equal("80.0 %", bars.Find(".first .value").TextContent);
    }
}
