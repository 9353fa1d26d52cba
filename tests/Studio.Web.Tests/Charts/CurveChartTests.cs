using System.Text.Json;
using Bunit;
using Plotly.Blazor;
using Studio.Experiments.Runs;
using Studio.Web.Charts;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Charts;

public sealed class CurveChartTests : ViewContext
{
    private readonly SampleRun _run = new();
    private readonly BunitJSModuleInterop _plotly;

    public CurveChartTests()
    {
        _plotly = JSInterop.SetupModule("./_content/Plotly.Blazor/plotly-interop-7.2.0.js");
        _plotly.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Chart_BeforeTheFirstPoint_SaysWhatWillBeSeenAndHasItsRoom()
    {
        var chart = Draw();

        Assert.Equal("The curve begins with the first step.", chart.Find(".empty").TextContent);
        Assert.Contains("height:240px", chart.Find(".plot").GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_FirstPoint_TakesThePlaceOfTheWords()
    {
        var chart = Draw();

        _run.Say(SampleRun.Points("loss/train", (1, .9)));

        chart.WaitForAssertion(() => Assert.Empty(chart.FindAll(".empty")));
    }

    [Fact]
    public void Chart_LivePoints_ExtendTracesAndSendNothingAgain()
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9), (2, .8)));
        var chart = Draw();

        _run.Say(SampleRun.Points("loss/train", (3, .7)), SampleRun.Points("loss/validation", (3, .75)));

        chart.WaitForAssertion(() => Assert.Single(_plotly.Invocations["extendTraces"]));
        Assert.Empty(_plotly.Invocations["react"]);
        Assert.Single(_plotly.Invocations["newPlot"]);
    }

    [Theory]
    [InlineData(1.5e34, 1e308), InlineData(.5, -7e99), InlineData(.5, 8e28), InlineData(double.MaxValue, double.Epsilon),
        InlineData(double.NaN, double.NegativeInfinity)]
    public void Chart_ValuesOfARunThatExploded_IsDrawnWhenItIsOpenedAndWhenTheyCome(double first, double second)
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9), (2, first)));
        var chart = Draw();
        chart.WaitForAssertion(() => Assert.NotEmpty(_plotly.Invocations["newPlot"]));

        _run.Say(SampleRun.Points("loss/train", (3, second)), SampleRun.Points("loss/validation", (3, -second)));
        chart.WaitForAssertion(() => Assert.NotEmpty(_plotly.Invocations["extendTraces"]));
        _run.Say(SampleRun.Points("loss/train", (4, .8)), new RunEvent.Mark(4, "Learning rates × 0.5 after step 4."));

        chart.WaitForAssertion(() => Assert.Contains("× 0.5", chart.Find(".marks li").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Chart_OtherEvents_DrawNothing()
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9)));
        var chart = Draw();
        chart.WaitForAssertion(() => Assert.Empty(chart.FindAll(".empty")));
        var before = chart.RenderCount;

        _run.Say(new RunEvent.Log(LogLevel.Information, "Opened the images."));

        Assert.Equal(before, chart.RenderCount);
        Assert.Empty(_plotly.Invocations["extendTraces"]);
    }

    [Fact]
    public void Chart_AMark_IsReportedInWordsWithWhoDidIt()
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9)));
        var chart = Draw();
        chart.WaitForAssertion(() => Assert.NotEmpty(_plotly.Invocations["newPlot"]));

        _run.Say(new RunEvent.Mark(1, "Learning rates × 0.5 after step 1.", "3f0a"));

        chart.WaitForAssertion(() => Assert.Equal("▲ Jo Ray: Learning rates × 0.5 after step 1.", chart.Find(".marks li").TextContent));
        Assert.Single(_plotly.Invocations["relayout"]);
    }

    [Fact]
    public void Chart_AMarkOfAPersonWhoIsGone_ShowsNoId()
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9)),
            new RunEvent.Mark(1, "Learning rates × 0.5 after step 1.", "71ddb5335c4245b4bdd69de3ed76017b"));

        var chart = Draw();

        chart.WaitForAssertion(() => Assert.Equal("▲ Somebody: Learning rates × 0.5 after step 1.", chart.Find(".marks li").TextContent));
    }

    [Fact]
    public void Chart_WhileAFoldTrains_DrawsItsCurveAndNamesWhatIsPooled()
    {
        var chart = RenderInPage<CurveChart>(p => p.Add(c => c.Panel, ChartPanel.Gap).Add(c => c.Runs, [new(_run.Live, "seed 1", 0)])
            .Add(c => c.FoldsOf, _run.Live));

        _run.Say(SampleRun.Points("loss/train", (1, .9), (2, .8)) with { Fold = new(1, 5) });

        chart.WaitForAssertion(() => Assert.Empty(chart.FindAll(".empty")));
        Assert.Equal(["training", "epoch mean", "cross-validated (5 folds)", "each fold"],
            chart.FindAll(".key").Select(k => k.TextContent));
    }

    [Fact]
    public async Task Chart_AZoom_HoldsStillAsksForFinerPointsAndOffersToFollow()
    {
        var asked = new List<(int From, int To)>();
        var run = new SampleRun((series, from, to, _) =>
        {
            asked.Add((from, to));
            return Task.FromResult(new Curve(series, [new(5, .6)], 1));
        }).Say(SampleRun.Points("loss/train", (1, .9), (100, .1)));
        var chart = Draw(run);

        await Zoom(chart, """{ "xaxis.range[0]": 3.2, "xaxis.range[1]": 50 }""");

        Assert.Equal([(3, 50)], asked);
        Assert.Equal(2, _plotly.Invocations["update"].Count); // The line, and the raw one behind it.
        await chart.Find("button.follow").ClickAsync();
        Assert.Empty(chart.FindAll("button.follow"));
    }

    [Fact]
    public void Chart_SeveralRuns_HasAKeyWithTheColourOfEach()
    {
        var chart = RenderInPage<CurveChart>(p => p.Add(c => c.Panel, ChartPanel.Accuracy)
            .Add(c => c.Runs, [new(_run.Live, "seed 1", 0), new(new SampleRun().Live, "seed 2", 1)]));

        Assert.Equal(["seed 1", "seed 2"], chart.FindAll(".key").Select(k => k.TextContent));
        Assert.Contains("#d55e00", chart.FindAll(".key i")[1].GetAttribute("style"), StringComparison.Ordinal);
    }

    private static Task Zoom(IRenderedComponent<CurveChart> chart, string change) => chart.InvokeAsync(() =>
        chart.FindComponent<PlotlyChart>().Instance.RelayoutEvent(new()
            { RawData = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(change)! }));

    private IRenderedComponent<CurveChart> Draw(SampleRun? run = null) =>
        RenderInPage<CurveChart>(p => p.Add(c => c.Panel, ChartPanel.Loss).Add(c => c.Runs, [new((run ?? _run).Live, "seed 1", 0)]));
}
