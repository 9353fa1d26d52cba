using System.Runtime.CompilerServices;
using Studio.Experiments.Runs;
using Studio.Runtime.Journal;

namespace Studio.Runtime.Services;

/// <summary>Live views of runs: one reader of the journal for each watched run, however many watch.</summary>
public sealed class RunFeed : IDisposable
{
    private static readonly TimeSpan s_withoutHint = TimeSpan.FromSeconds(1);

    private readonly RunJournal _journal;
    private readonly Dictionary<Guid, Watched> _watched = [];
    private readonly ITimer _timer;

    public RunFeed(RunJournal journal, TimeProvider time)
    {
        _journal = journal;
        _timer = time.CreateTimer(_ => LookEverywhere(), null, s_withoutHint, s_withoutHint);
    }

    /// <summary>Everything after a number: first a snapshot if <paramref name="after"/> is 0 or far behind,
    /// then what follows; it ends with the run, at once if there is no such run. A viewer that is slow misses nothing.</summary>
    public async IAsyncEnumerable<RunUpdate> WatchAsync(Guid run, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        if (await _journal.FindAsync(run, ct) is null)
            yield break;
        var reader = Enter(run);
        try
        {
            await reader.CaughtUp.WaitAsync(ct);
            var place = new ViewerPlace(after, HasSnapshot: after > 0);
            while (!ct.IsCancellationRequested)
            {
                var next = reader.Next(ref place);
                if (next.Update is null && next.IsBehind)
                    next = await FromStorageAsync(run, place, ct);
                if (next.Update is { } update)
                {
                    place = ViewerPlace.After(update);
                    yield return update;
                }
                else if (next.IsOver)
                    yield break;
                else
                    await next.Moved.WaitAsync(ct);
            }
        }
        finally
        {
            Leave(run);
        }
    }

    /// <summary>A part of a curve, thinned to at most <paramref name="most"/> points.</summary>
    public async Task<Curve> CurveAsync(Guid run, string series, int from, int to, int most, CancellationToken ct = default)
    {
        var reader = Enter(run);
        try
        {
            await reader.CaughtUp.WaitAsync(ct);
            return reader.Curve(series, from, to, most);
        }
        finally
        {
            Leave(run);
        }
    }

    /// <summary>There is something new up to <paramref name="last"/>; the reader looks at once instead of within a second.</summary>
    public void Hint(Guid run, long last)
    {
        lock (_watched)
            if (_watched.TryGetValue(run, out var watched) && watched.Reader.LastNumber < last)
                watched.Reader.Look();
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_watched)
            foreach (var watched in _watched.Values)
                watched.Reader.Dispose();
    }

    private async Task<NextUpdate> FromStorageAsync(Guid run, ViewerPlace place, CancellationToken ct) =>
        new(new RunUpdate.Entries(await _journal.ReadAsync(run, place.Last, RunReader.FarBehind, ct)), Task.CompletedTask);

    private RunReader Enter(Guid run)
    {
        lock (_watched)
        {
            if (!_watched.TryGetValue(run, out var watched))
                _watched[run] = watched = new(new RunReader(run, _journal));
            watched.Viewers++;
            return watched.Reader;
        }
    }

    private void Leave(Guid run)
    {
        lock (_watched)
            if (_watched.TryGetValue(run, out var watched) && --watched.Viewers == 0)
            {
                _watched.Remove(run);
                watched.Reader.Dispose();
            }
    }

    private void LookEverywhere()
    {
        lock (_watched)
            foreach (var watched in _watched.Values)
                watched.Reader.Look();
    }

    private sealed class Watched(RunReader reader)
    {
        public RunReader Reader => reader;

        public int Viewers { get; set; }
    }
}
