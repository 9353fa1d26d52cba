using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Web.Replays;
using Studio.Web.Tests.Fakes;
using static Studio.Web.Tests.Fakes.SampleJournal;

namespace Studio.Web.Tests.Replays;

public sealed class RecordingTests
{
    private static readonly Guid s_run = Guid.NewGuid();
    private static readonly Guid s_second = Guid.NewGuid();

    [Fact]
    public void Of_ARun_KeepsItsTimesFromTheFirstEntryOn()
    {
        var recording = Record(SampleJournal.Of((5, Begin), (7, Loss(1)), (9, End)));

        Assert.Equal(Noon.AddSeconds(5), recording.BeganAt);
        Assert.Equal(4, recording.Length.TotalSeconds);
        Assert.Equal([1, 1, 2, 3], new[] { 0, 1, 2, 4 }.Select(s => recording.Run(s_run)!.CountAt(TimeSpan.FromSeconds(s))));
    }

    [Fact]
    public void Of_AnHourOfPause_CutsItToASecond()
    {
        var recording =
            Record(SampleJournal.Of((0, Begin), (2, new RunEvent.Status(RunStatus.Paused, "Paused.")), (3602, Begin), (3604, End)));

        Assert.Equal(2 + 1 + 2, recording.Length.TotalSeconds);
    }

    [Fact]
    public void Of_AnHourWithoutAWordWhileItRan_KeepsIt() =>
        Assert.Equal(3600, Record(SampleJournal.Of((0, Begin), (3600, End))).Length.TotalSeconds);

    [Fact]
    public void Of_SeedsOneAfterTheOther_PlaysThemOneAfterTheOther()
    {
        var recording = Recording.Of(new Dictionary<Guid, IReadOnlyList<JournalEntry>>
        {
            [s_run] = SampleJournal.Of((0, Begin), (10, End)),
            [s_second] = SampleJournal.Of((100, Begin), (110, End)),
        })!;

        Assert.Equal(10 + 1 + 10, recording.Length.TotalSeconds);
        Assert.Equal(0, recording.Run(s_second)!.CountAt(TimeSpan.FromSeconds(10)));
        Assert.Equal(1, recording.Run(s_second)!.CountAt(TimeSpan.FromSeconds(11)));
    }

    [Fact]
    public void Of_EntriesThatWereStoredTogether_SpreadsThemOverTheTimeSinceTheOnesBefore()
    {
        var run = Record(SampleJournal.Of((0, Begin), (1, Loss(1)), (1, Loss(2)), (1, Loss(3)), (1, Loss(4)))).Run(s_run)!;

        Assert.Equal([2, 3, 4, 5], new[] { .25, .5, .75, 1 }.Select(s => run.CountAt(TimeSpan.FromSeconds(s))));
    }

    [Fact]
    public void Of_EmptyJournals_IsNothing() =>
        Assert.Null(Recording.Of(new Dictionary<Guid, IReadOnlyList<JournalEntry>> { [s_run] = [] }));

    [Fact]
    public void SnapshotAt_InTheMiddle_ShowsWhatWasSeenThen()
    {
        var run = Record(SampleJournal.Of((0, Begin), (1, Loss(1)), (2, Loss(2)), (3, End))).Run(s_run)!;

        var seen = run.SnapshotAt(2);

        Assert.Equal((RunStatus.Running, 1), (seen.Status.Is, seen.Curves[0].Points.Count));
        Assert.Equal([RunStatus.Queued, RunStatus.Running, RunStatus.Completed], new[] { 0, 3, 4 }.Select(c => run.StatusAt(c).Is));
    }

    private static Recording Record(IReadOnlyList<JournalEntry> entries) =>
        Recording.Of(new Dictionary<Guid, IReadOnlyList<JournalEntry>> { [s_run] = entries })!;
}
