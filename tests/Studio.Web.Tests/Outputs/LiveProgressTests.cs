using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Web.Outputs;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Outputs;

public sealed class LiveProgressTests : ViewContext
{
    private readonly SampleRun _run = new();

    [Fact]
    public void Progress_BeforeTheFirstStep_HasItsRoomAndSaysWhatItWaitsFor() =>
        Assert.Contains("waiting for the first step", Draw().Markup, StringComparison.Ordinal);

    [Fact]
    public void Progress_WhileItRuns_SaysRateTimeLeftAndTheBestFigure()
    {
        var progress = Draw();

        _run.Say(SampleRun.Points("accuracy/validation", (70, .901), (140, .941), (210, .93)),
            new RunEvent.Progress(210, 700, 218, "images", TimeSpan.FromSeconds(66), "epoch 3 of 10"));

        progress.WaitForAssertion(() =>
            Assert.Equal(["94.1 %", "218 images/s", "1:06", "210"], progress.FindAll("dd").Select(d => d.TextContent)));
        Assert.Equal(["validation, best so far", "speed", "left", "of 700 steps"], progress.FindAll("dt").Select(d => d.TextContent));
        Assert.Equal("epoch 3 of 10", progress.Find(".doing b").TextContent);
        Assert.Equal("30", progress.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
    }

    [Fact]
    public void Progress_InAFold_CountsOverAllOfTheRunAndSaysWhoseFigureItIs()
    {
        _run.Say(SampleRun.Points("accuracy/validation", (12, .7)) with { Fold = new(2, 5) },
            new RunEvent.Progress(12, 48, 218, "images", TimeSpan.FromSeconds(90), "fold 2 of 5, epoch 1 of 4")
                { Fold = new(2, 5), Share = .2 });

        var progress = Draw();

        Assert.Equal("20", progress.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Equal(["validation of fold 2, best so far", "speed", "left", "of 48 steps of this fold"],
            progress.FindAll("dt").Select(d => d.TextContent));
    }

    [Fact]
    public void Progress_OfARunThatEnded_HasNoRunningFigures()
    {
        _run.Say(new RunEvent.Progress(210, 700, 218, "images", TimeSpan.Zero, "epoch 3 of 10"),
            new RunEvent.Status(RunStatus.Cancelled, "Stopped."));

        var progress = Draw();

        Assert.Equal(["210"], progress.FindAll("dd").Select(d => d.TextContent));
        Assert.Empty(progress.FindAll("[role=progressbar]"));
    }

    private IRenderedComponent<LiveProgress> Draw() => Render<LiveProgress>(p => p.Add(l => l.Run, _run.Live));
}
