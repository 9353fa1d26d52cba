using Studio.Experiments.Events;
using Studio.Experiments.Results.Comparison;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Tests.Runs;

public sealed class RunHistoryTests
{
    private readonly RunHistory _history = new();
    private long _number;
    private int _epoch = 1;

    [Fact]
    public void Apply_Points_MakeCurvesByName()
    {
        Say(Points("loss", 1, 2), Points("loss", 3), Points("accuracy", 3));

        var curves = _history.Snapshot().Curves;

        Assert.Equal(["accuracy", "loss"], curves.Select(c => c.Series));
        Assert.Equal([1, 2, 3], curves[1].Points.Select(p => p.Step));
    }

    [Fact]
    public void Apply_AnEntryTwice_CountsOnce()
    {
        var entry = new JournalEntry(1, 1, default, Points("loss", 1));

        Assert.True(_history.Apply(entry));
        Assert.False(_history.Apply(entry));
        Assert.Single(_history.Snapshot().Curves[0].Points);
    }

    [Fact]
    public void Apply_AnEntryAfterAGap_IsRefused()
    {
        Say(Points("loss", 1));

        var fault = Assert.Throws<InvalidDataException>(() => _history.Apply(new(3, 1, default, Points("loss", 2))));

        Assert.Contains("from 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_Resumed_ForgetsWhatWasSaidOfLaterSteps()
    {
        Say(Points("loss", 1, 2, 3, 4), new RunEvent.Mark(2, "Rate halved."), new RunEvent.Mark(4, "Stage opened."),
            new RunEvent.Text(3, "sample", "abc"));
        _epoch = 2;
        Say(new RunEvent.Resumed(2), Points("loss", 3, 4, 5));

        var seen = _history.Snapshot();

        Assert.Equal([1, 2, 3, 4, 5], seen.Curves[0].Points.Select(p => p.Step));
        Assert.Equal("Rate halved.", Assert.Single(seen.Marks).Sentence);
        Assert.Empty(seen.Texts);
        Assert.Equal(2, seen.LeaseEpoch);
    }

    [Fact]
    public void Apply_PointsOfFolds_AreCurvesOfTheirOwn()
    {
        Say(Points("loss", 1, 2) with { Fold = new(1, 2) }, Points("loss", 1) with { Fold = new(2, 2) }, Points("loss", 1, 2, 3));

        var seen = RunHistory.ResumeFrom(_history.Snapshot());

        Assert.Equal(2, seen.Folds);
        Assert.Equal([1, 2], seen.Points("loss", fold: 1).Select(p => p.Step));
        Assert.Equal([1], seen.Points("loss", fold: 2).Select(p => p.Step));
        Assert.Equal([1, 2, 3], seen.Points("loss").Select(p => p.Step));
        Assert.Equal(["loss"], seen.Series);
    }

    [Fact]
    public void Apply_AFoldThatIsDoneAgain_TakesThePlaceOfWhatWasSaidOfItAndOfThoseBehind()
    {
        Say(Points("loss", 1, 2, 3) with { Fold = new(1, 2) }, Points("loss", 1) with { Fold = new(2, 2) });
        _epoch = 2;
        Say(new RunEvent.Resumed(0), Points("loss", 3, 4) with { Fold = new(1, 2) });

        Assert.Equal([1, 2, 3, 4], _history.Points("loss", fold: 1).Select(p => p.Step));
        Assert.Empty(_history.Points("loss", fold: 2));
    }

    [Fact]
    public void Read_AnEventThatNamesNoFold_IsOfTheTrainingThatIsKept()
    {
        var old = StudioJson.Read<RunEvent>("""{"kind":"metrics","points":[{"series":"loss","step":1,"value":0.5}]}""");

        Assert.Null(old.Fold);
        Assert.DoesNotContain("fold", StudioJson.Write(old), StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_ResultsSoFar_KeepsTheLatestThatIsNotVoid()
    {
        Say(new RunEvent.Interim(1, new ComparisonResult([], [new("one", [])])),
            new RunEvent.Interim(2, new ComparisonResult([], [new("two", [])])));
        Assert.Equal(2, _history.Snapshot().Interim!.Step);
        _epoch = 2;
        Say(new RunEvent.Resumed(1));

        Assert.Equal(1, _history.Snapshot().Interim!.Step);
    }

    [Fact]
    public void Snapshot_BeforeAnyEntry_IsQueued() => Assert.Equal(RunStatus.Queued, _history.Snapshot().Status.Is);

    [Fact]
    public void ContinueFrom_ASnapshotAndTheNextEntry_SeesWhatTheWholeJournalShows()
    {
        Say(Points("loss", 1, 2), new RunEvent.Mark(2, "Rate halved."), new RunEvent.Text(2, "sample", "abc"));

        var later = RunHistory.ResumeFrom(_history.Snapshot());
        var next = new JournalEntry(4, 1, default, Points("loss", 3));
        later.Apply(next);
        _history.Apply(next);

        Assert.Equal(StudioJson.Write(_history.Snapshot()), StudioJson.Write(later.Snapshot()));
    }

    [Fact]
    public void Curve_OfAPiece_HoldsThatPieceAlone()
    {
        Say(Points("loss", [.. Enumerable.Range(1, 1000)]));

        var piece = _history.Curve("loss", 100, 199, 50);

        Assert.Equal(100, piece.Length);
        Assert.Equal((100, 199, 50), (piece.Points[0].Step, piece.Points[^1].Step, piece.Points.Count));
    }

    private void Say(params RunEvent[] events)
    {
        foreach (var happened in events)
            _history.Apply(new(++_number, _epoch, default, happened));
    }

    private static RunEvent.Metrics Points(string series, params int[] steps) => new([.. steps.Select(s => new MetricPoint(series, s, s))]);
}
