using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Sequences;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Web.Cells.Training;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Training;

public sealed class TaskSequenceViewTests : CellViewContext<TaskSequenceView, TaskSequence>
{
    private static readonly TaskSequence s_cell = new()
    {
        Id = "sequence", Data = "data", Model = "model", Tasks = 2, FrozenBackbone = null, L2Sp = null, ElasticWeightConsolidation = null,
        LearningWithoutForgetting = null,
    };
    private static readonly TaskSequenceResult s_result =
        new("insects", "net", TaskScenario.ClassIncremental, [["ant", "bee"], ["fly", "gnat"]],
    [
        Outcome(new ContinualMethod.Naive(), .5, null), Outcome(new ContinualMethod.Regularised(), .8, new(.3, .1, .5)),
        Outcome(new ContinualMethod.Joint(), .9, new(.4, -.1, .9)),
    ]);

    [Fact]
    public void Draw_NeverRun_SaysWhatWillBeSeen() =>
        Assert.Contains("to see what it forgets", Draw(s_cell).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Draw_BeforeTheFirstTask_HasAPlaceForEveryMethod()
    {
        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Running, id: new SampleRun().Live.Id)));

        Assert.Equal(["Naive", "Rehearsal", "Joint"], view.FindAll(".matrices section > b").Select(b => b.TextContent));
        Assert.All(view.FindAll(".matrices td > span"), s => Assert.Equal("–", s.TextContent));
    }

    [Fact]
    public void Draw_WhileTheFirstIsAtIt_ShowsTheCurveButNoOutcome()
    {
        var run = new SampleRun();
        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Running, id: run.Live.Id)));
        var none = s_result.Outcomes[0];

        run.Say(new RunEvent.Interim(1,
            s_result with
                { Outcomes = [none with { Seeds = [], Matrix = none.Matrix with { Rows = [none.Matrix.Rows[0]] }, SoFar = [[.9]] }] }));

        view.WaitForAssertion(() => Assert.Equal(["Naive"], view.Find(".key").QuerySelectorAll("span").Select(s => s.TextContent)));
        Assert.Equal(["90", "10", "–", "–"], view.FindAll(".matrices section")[0].QuerySelectorAll("td > span").Select(s => s.TextContent));
        Assert.All(view.FindAll(".frame td"), d => Assert.Equal("–", d.TextContent));
    }

    [Fact]
    public void Draw_WhenAllIsDone_SetsTheMethodSideBySide()
    {
        var view = Drawn();

        var rows = view.FindAll(".frame tbody tr").Select(r => r.Children.Select(c => c.TextContent).ToArray()).ToArray();
        Assert.Equal(["Naive", "50.0 ± 0.0 %", "−10.0", "+10.0", "4.0 s", "–"], rows[0]);
        Assert.Equal("+30.0 (+10.0 to +50.0)", rows[1][^1]);
        Assert.Equal("+40.0 (−10.0 to +90.0), may be chance", rows[2][^1]);
    }

    [Fact]
    public void Draw_TheCeiling_IsABrokenLine() =>
        Assert.Equal(["mean ", "mean ", "mean bound"], Drawn().FindAll("polyline").Select(l => l.ClassName));

    [Fact]
    public void Draw_EachMethod_SaysWhatItDoesAndWhoThoughtOfIt() =>
        Assert.Contains("Robins 1995", Drawn().FindAll("details p")[1].TextContent, StringComparison.Ordinal);

    [Fact]
    public void Draw_ACellOfAMatrix_SaysInWordsWhatItIs() =>
        Assert.Equal("10.0 % of task 2, which is still to come, after task 1",
            Drawn().FindAll(".matrices td > span")[1].GetAttribute("title"));

    private IRenderedComponent<TaskSequenceView> Drawn() =>
        Draw(s_cell,
            Sample.State(Sample.Run(s_cell, RunStatus.Completed, s_result, new SampleRun().Say(new RunEvent.Result(s_result)).Live.Id)));

    private static MethodOutcome Outcome(ContinualMethod method, double end, Interval? gap) =>
        new(method, [1, 2], new(["task 1", "task 2"], [0, 0], [[.9, .1], [.8, 2 * end - .8]]), [[.9, end], [.9, end]], 4, gap);
}
