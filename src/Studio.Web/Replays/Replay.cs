using System.Runtime.CompilerServices;
using Studio.Experiments.Events;
using Studio.Runtime.Services;
using Studio.Runtime.Runs;

namespace Studio.Web.Replays;

/// <summary>Plays the recorded runs of a cell to one viewer: another source of the updates that live views draw.
/// It trains nothing and stores nothing.</summary>
public sealed class Replay : IDisposable
{
    /// <summary>A view with more than so many entries to go gets a snapshot instead.</summary>
    private const int FarBehind = 1000;
    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly IReadOnlyList<RunSummary> _runs;
    private readonly Recording _recording;
    private readonly ReplayClock _clock;
    private readonly ITimer _timer;
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<RunSummary> _now;
    private int _jumps;

    public Replay(IReadOnlyList<RunSummary> runs, Recording recording, TimeProvider time)
    {
        (_runs, _recording, _clock) = (runs, recording, new(time, recording.Length));
        _timer = time.CreateTimer(_ => Beat(), null, s_beat, s_beat);
        Speed = ReplaySpeed.For(recording.Length);
        _clock.ChangeSpeed(Speed.Of(recording.Length));
        _now = RunsAt(TimeSpan.Zero);
        _clock.Play();
    }

    /// <summary>It played on, was paused or moved; raised on any thread.</summary>
    public event Action? Moved;

    /// <summary>A run began or ended: <see cref="Runs"/> is different. Raised on any thread.</summary>
    public event Action? RunsChanged;

    public DateTimeOffset RecordedAt => _recording.BeganAt;

    public TimeSpan Length => _recording.Length;

    public TimeSpan Position => Read(c => c.Position);

    public bool IsPlaying => Read(c => c is { IsPlaying: true, IsOver: false });

    public bool IsOver => Read(c => c.IsOver);

    public ReplaySpeed Speed { get; private set; }

    /// <summary>The runs as they stood at this time of the recording: without a result until they had one.</summary>
    public IReadOnlyList<RunSummary> Runs
    {
        get { lock (_gate) return _now; }
    }

    public bool Has(Guid run) => _recording.Run(run) is not null;

    public void Play() => Change(c => c.Play(), isJump: IsOver);

    public void Pause() => Change(c => c.Pause());

    public void MoveTo(TimeSpan position) => Change(c => c.MoveTo(position), isJump: true);

    public void ChangeSpeed(ReplaySpeed speed)
    {
        Speed = speed;
        Change(c => c.ChangeSpeed(speed.Of(Length)));
    }

    /// <summary>What a live view of the run would have got, at the replay's pace; after a jump a snapshot.
    /// It never ends by itself.</summary>
    public async IAsyncEnumerable<RunUpdate> WatchAsync(Guid run, [EnumeratorCancellation] CancellationToken ct)
    {
        var recorded = _recording.Run(run) ?? throw new ArgumentException($"The replay has no run {run}.", nameof(run));
        var (seen, seenJumps) = (0, -1);
        while (true)
        {
            var (position, jumps, moved) = Look();
            var count = recorded.CountAt(position);
            if (jumps != seenJumps || count - seen > FarBehind)
                yield return new RunUpdate.Snapshot(recorded.SnapshotAt(count));
            else if (count > seen)
                yield return new RunUpdate.Entries(recorded.Entries(seen, count));
            (seen, seenJumps) = (count, jumps);
            await moved.WaitAsync(ct);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Beat()
    {
        if (Read(c => c.IsPlaying))
            Change(c =>
            {
                if (c.IsOver)
                    c.Pause();
            });
    }

    private void Change(Action<ReplayClock> change, bool isJump = false)
    {
        TaskCompletionSource moved;
        bool hasRunsChanged;
        lock (_gate)
        {
            change(_clock);
            _jumps += isJump ? 1 : 0;
            var runs = RunsAt(_clock.Position);
            hasRunsChanged = !runs.Select(r => r.Status).SequenceEqual(_now.Select(r => r.Status));
            _now = hasRunsChanged ? runs : _now;
            (moved, _moved) = (_moved, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        moved.SetResult();
        Moved?.Invoke();
        if (hasRunsChanged)
            RunsChanged?.Invoke();
    }

    private IReadOnlyList<RunSummary> RunsAt(TimeSpan position) => [.. _runs.Select(run =>
        _recording.Run(run.Id) is { } recorded && recorded.StatusAt(recorded.CountAt(position)) is { } status && !status.Is.IsEnd()
            ? run with { Status = status.Is, Sentence = status.Sentence, EndedAt = null, Result = null } : run)];

    private (TimeSpan Position, int Jumps, Task Moved) Look()
    {
        lock (_gate)
            return (_clock.Position, _jumps, _moved.Task);
    }

    private T Read<T>(Func<ReplayClock, T> read)
    {
        lock (_gate)
            return read(_clock);
    }
}
