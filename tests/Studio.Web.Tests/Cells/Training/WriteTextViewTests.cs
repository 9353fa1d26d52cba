using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Web.Cells.Training;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Training;

public sealed class WriteTextViewTests : CellViewContext<WriteTextView, WriteText>
{
    private static readonly WriteText s_cell = new() { Id = "write" };

    [Fact]
    public void Write_NeverRun_SaysWhatWillBeSeenAndWhatToPress() =>
        Assert.StartsWith("Press Run.", Draw(s_cell).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Write_WhileItLearns_ShowsTheNewestWriting()
    {
        var run = new SampleRun();
        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Running, id: run.Live.Id)));

        run.Say(new RunEvent.Text(50, "sample", "the bells"));

        view.WaitForAssertion(() => Assert.Equal("the bells", view.Find("pre").TextContent));
    }

    [Fact]
    public void Write_WhenTheRunEnds_IsDrawnAgainInPlace()
    {
        var run = new SampleRun();
        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Running, id: run.Live.Id)));

        view.Render(p => p.Add(v => v.State, Sample.State(Sample.Run(s_cell, RunStatus.Completed, id: run.Live.Id))));

        Assert.NotEmpty(view.FindAll(".two"));
    }
}
