using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Web.Cells.Training;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Training;

public sealed class DrawGlyphsViewTests : CellViewContext<DrawGlyphsView, DrawGlyphs>
{
    private static readonly DrawGlyphs s_cell = new() { Id = "draw", Data = "data" };

    [Fact]
    public void Draw_NeverRun_SaysWhatWillBeSeenAndWhatToPress() =>
        Assert.StartsWith("Press Run.", Draw(s_cell).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Draw_WhileItLearns_ShowsTheNewestGrid()
    {
        var run = new SampleRun();
        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Running, id: run.Live.Id)));

        run.Say(new RunEvent.Images(50, "samples", new(new string('c', 64), "png", 9), 8, 8));

        view.WaitForAssertion(() => Assert.Equal($"/artifacts/{new string('c', 64)}.png", view.Find("img").GetAttribute("src")));
    }

    [Fact]
    public void Draw_WhenTheRunEnds_IsDrawnAgainInPlace()
    {
        var run = new SampleRun();
        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Running, id: run.Live.Id)));

        view.Render(p => p.Add(v => v.State, Sample.State(Sample.Run(s_cell, RunStatus.Completed, id: run.Live.Id))));

        Assert.NotEmpty(view.FindAll(".two"));
    }
}
