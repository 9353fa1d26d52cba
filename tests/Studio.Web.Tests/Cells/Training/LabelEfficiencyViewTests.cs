using Bunit;
using MudBlazor;
using Studio.Experiments.Events;
using Studio.Experiments.Results.Efficiency;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Web.Cells.Training;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Training;

public sealed class LabelEfficiencyViewTests : CellViewContext<LabelEfficiencyView, LabelEfficiency>
{
    private static readonly LabelEfficiency s_cell = new() { Id = "efficiency", Data = "data", Model = "model" };
    private static readonly LabelEfficiencyResult s_result = new("insects", "net",
    [
        Trial("from-scratch", 1, .2), Trial("fine-tuning", 1, .6), Trial("from-scratch", 10, .4), Trial("fine-tuning", 10, .8),
        Trial("from-scratch", 100, .7), Trial("fine-tuning", 100, .9),
    ], 76_800);

    [Fact]
    public void Draw_NeverRun_SaysWhatWillBeRead() =>
        Assert.Contains("how many labels and how much time pretraining saves", Draw(s_cell).Find(".empty").TextContent,
            StringComparison.Ordinal);

    [Fact]
    public void Draw_WhileItRuns_ShowsTheCurvesSoFar()
    {
        var run = new SampleRun();
        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Running, id: run.Live.Id)));

        run.Say(new RunEvent.Interim(2, s_result with { Trials = [.. s_result.Trials.Take(2)] }));

        view.WaitForAssertion(() =>
            Assert.Equal(["from scratch", "fine-tuned"], view.FindAll(".key")[0].QuerySelectorAll("span").Select(s => s.TextContent)));
    }

    [Fact]
    public void Draw_AnAccuracyThatOneRecipeMisses_SaysNotReached()
    {
        var view = Draw(s_cell,
            Sample.State(Sample.Run(s_cell, RunStatus.Completed, s_result, new SampleRun().Say(new RunEvent.Result(s_result)).Live.Id)));

        Assert.Equal("10 with pretraining; from scratch 100 are not enough",
            view.FindAll(".panel")[2].QuerySelector("header > span")!.TextContent);
        Assert.Contains("not reached with 100", view.FindAll("td").Select(d => d.TextContent));
    }

    [Fact]
    public async Task Draw_AnotherAccuracy_ReadsTheCurvesAnew()
    {
        var view = Draw(s_cell,
            Sample.State(Sample.Run(s_cell, RunStatus.Completed, s_result, new SampleRun().Say(new RunEvent.Result(s_result)).Live.Id)));

        await view.InvokeAsync(() => view.FindComponent<MudSlider<double>>().Instance.ValueChanged.InvokeAsync(40));

        view.WaitForAssertion(() => Assert.Equal("pretraining saves 9 of 10 labels "
            + "per class", view.FindAll(".panel")[2].QuerySelector("header > span")!.TextContent));
    }

    private static EfficiencyTrial Trial(string recipe, int labels, double accuracy) =>
        new(recipe, labels, 1, accuracy, new(labels, labels, labels, 1e6 * labels));
}
