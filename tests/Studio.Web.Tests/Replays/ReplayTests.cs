using Microsoft.Extensions.Time.Testing;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Services;
using Studio.Runtime.Runs;
using Studio.Web.Live;
using Studio.Web.Replays;
using Studio.Web.Tests.Fakes;
using static Studio.Web.Tests.Fakes.SampleJournal;

namespace Studio.Web.Tests.Replays;

public sealed class ReplayTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RunSummary _run = Sample.Run(Sample.Transfer, RunStatus.Completed, Sample.Trained);
    private readonly Replay _replay;
    private readonly LiveRun _view;
    private readonly IAsyncEnumerator<RunUpdate> _updates;

    public ReplayTests()
    {
        var journal = SampleJournal.Of((0, Begin), (2, Loss(1)), (4, Loss(2)), (6, new RunEvent.Result(Sample.Trained)), (6, End));
        _replay = new([_run], Recording.Of(new Dictionary<Guid, IReadOnlyList<JournalEntry>> { [_run.Id] = journal })!, _time);
        (_view, _updates) = (new(_run.Id), _replay.WatchAsync(_run.Id, TestContext.Current.CancellationToken).GetAsyncEnumerator());
    }

    [Fact]
    public async Task Watch_WhileItPlays_GivesTheViewWhatALiveRunWouldHave()
    {
        await SeeAsync();
        Assert.Equal((RunStatus.Running, 0), Seen);

        Pass(2.1);
        Assert.IsType<RunUpdate.Entries>(await SeeAsync());

        Assert.Equal((RunStatus.Running, 1), Seen);
    }

    [Fact]
    public async Task MoveTo_AnEarlierTime_TakesBackWhatCameLater()
    {
        _replay.MoveTo(TimeSpan.FromSeconds(5));
        await SeeAsync();
        Assert.Equal((RunStatus.Running, 2), Seen);

        _replay.MoveTo(TimeSpan.FromSeconds(2));
        Assert.IsType<RunUpdate.Snapshot>(await SeeAsync());

        Assert.Equal((RunStatus.Running, 1), Seen);
    }

    [Fact]
    public void Runs_UntilTheEndOfTheRecording_HaveNoResult()
    {
        Pass(5);
        Assert.Equal((RunStatus.Running, null), (_replay.Runs[0].Status, _replay.Runs[0].Result));

        Pass(2);
        Assert.Same(_run, _replay.Runs[0]);
    }

    [Fact]
    public void RunsChanged_WhenTheRunEnds_IsRaisedOnce()
    {
        var raised = 0;
        _replay.RunsChanged += () => raised++;

        Pass(20);

        Assert.Equal((1, true, false), (raised, _replay.IsOver, _replay.IsPlaying));
    }

    [Fact]
    public void Pause_InTheMiddle_StandsStill()
    {
        Pass(1);
        _replay.Pause();
        Pass(10);

        Assert.Equal(1, _replay.Position.TotalSeconds, 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _updates.DisposeAsync();
        _replay.Dispose();
    }

    private (RunStatus, int) Seen => (_view.Seen.Status.Is, _view.Seen.Points("loss/train").Count);

    private void Pass(double seconds)
    {
        for (var i = 0; i < Math.Round(seconds * 10); i++)
            _time.Advance(TimeSpan.FromMilliseconds(100));
    }

    private async Task<RunUpdate> SeeAsync()
    {
        Assert.True(await _updates.MoveNextAsync());
        _view.Take(_updates.Current);
        return _updates.Current;
    }
}
