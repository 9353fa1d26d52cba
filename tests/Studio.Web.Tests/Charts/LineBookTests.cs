using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Web.Charts;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Charts;

public sealed class LineBookTests
{
    private readonly SampleRun _run = new();
    private readonly LineBook _book;

    public LineBookTests() => _book = new([new(_run.Live, "seed 1", 0)], ChartPanel.Loss, weight: 0);

    [Fact]
    public void Lines_ASmoothedCurveAndAMeasuredOne_AreDrawnByThreeTraces() => Assert.Equal([1, 2], _book.Lines.Select(l => l.Trace));

    [Fact]
    public void Apply_NewPoints_AddsThoseAlone()
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9), (2, .8)));
        _book.ReadAll();

        var change = Assert.Single(Hear(SampleRun.Points("loss/train", (3, .7))));

        Assert.False(change.IsWhole);
        Assert.Equal([new CurvePoint(3, .7)], change.Part.Raw);
    }

    [Fact]
    public void Apply_PointsOfSeriesThatAreNotShown_ChangesNothing() =>
        Assert.Empty(Hear(SampleRun.Points("accuracy/validation", (3, .7))));

    [Fact]
    public void Apply_PointsThatAreHeldAlready_AddsNoneTwice()
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9), (2, .8)));
        _book.ReadAll();

        Assert.Empty(_book.Apply(_run.Live.Id, [SampleRun.Points("loss/train", (2, .8))]));
    }

    [Fact]
    public void Apply_AResumption_DrawsWithoutWhatIsDoneAgain()
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9), (2, .8), (3, .7)));
        _book.ReadAll();

        var change = Assert.Single(Hear(new RunEvent.Resumed(1), SampleRun.Points("loss/train", (2, .85))));

        Assert.True(change.IsWhole);
        Assert.Equal([new CurvePoint(1, .9), new CurvePoint(2, .85)], change.Part.Raw);
    }

    [Fact]
    public void Apply_MoreThanABrowserShouldDraw_ThinsTheLineOnce()
    {
        _run.Say(SampleRun.Points("loss/train", [.. Enumerable.Range(1, LineBook.MostPoints).Select(i => (i, 1.0 / i))]));
        _book.ReadAll();

        var thinned = Assert.Single(Hear(SampleRun.Points("loss/train", (LineBook.MostPoints + 1, .5))));
        var after = Assert.Single(Hear(SampleRun.Points("loss/train", (LineBook.MostPoints + 2, .5))));

        Assert.True(thinned.IsWhole);
        Assert.Equal(LineBook.MostPoints / 2, thinned.Part.Raw.Count);
        Assert.False(after.IsWhole);
    }

    [Fact]
    public void Apply_EventsOfAnotherRun_ChangesNothing() =>
        Assert.Empty(_book.Apply(Guid.NewGuid(), [SampleRun.Points("loss/train", (1, .9))]));

    [Fact]
    public void Refine_FinerPoints_TakeThePlaceOfTheCoarseOnes()
    {
        _run.Say(SampleRun.Points("loss/train", (1, 1), (10, .5), (20, .2)));
        _book.ReadAll();
        var line = _book.Lines[0];

        var part = line.Refine([new(8, .6), new(9, .55), new(10, .5), new(11, .48)], 8, 11);

        Assert.Equal([1, 8, 9, 10, 11, 20], part.Raw.Select(p => p.Step));
        Assert.False(line.IsCoarse(8, 11));
        Assert.True(line.IsCoarse(1, 20));
    }

    [Fact]
    public void Apply_PointsOfAFold_AreAddedToItsOwnLine()
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9)) with { Fold = new(1, 2) });
        Assert.True(_book.IsOutdated);
        var book = new LineBook([new(_run.Live, "seed 1", 0)], ChartPanel.Loss, weight: 0, foldsOf: _run.Live);
        book.ReadAll();

        RunEvent said = SampleRun.Points("loss/train", (2, .8)) with { Fold = new(1, 2) };
        _run.Say(said);

        Assert.Equal(1, Assert.Single(book.Apply(_run.Live.Id, [said])).Part.Line.Fold);
        Assert.Equal([0, 1, 2, 3, 5, 6], book.Lines.Select(l => l.Trace));
    }

    [Fact]
    public void ReadAll_ARunThatAnotherBranchedOff_EndsAtTheBranch()
    {
        _run.Say(SampleRun.Points("loss/train", (1, .9), (2, .8), (3, .7)));
        var book = new LineBook([new(_run.Live, "parent", 0, Until: 2)], ChartPanel.Loss, weight: 0);

        Assert.Equal([1, 2], book.ReadAll()[0].Raw.Select(p => p.Step));
        Assert.Empty(book.Apply(_run.Live.Id, [SampleRun.Points("loss/train", (4, .6))]));
        Assert.Null(book.LastStep);
    }

    [Fact]
    public void LastStep_OfARunningRun_IsItsWholeLength()
    {
        _run.Say(new RunEvent.Progress(3, 700, 0, "images", TimeSpan.Zero, ""));

        Assert.Equal(700, _book.LastStep);
    }

    [Fact]
    public void LastStep_OfARunThatEnded_IsWhereverItEnded()
    {
        _run.Say(new RunEvent.Progress(3, 700, 0, "images", TimeSpan.Zero, ""), new RunEvent.Status(RunStatus.Cancelled, "Stopped."));

        Assert.Null(_book.LastStep);
    }

    private IReadOnlyList<LineBook.Change> Hear(params RunEvent[] events)
    {
        _run.Say(events);
        return _book.Apply(_run.Live.Id, events);
    }
}
