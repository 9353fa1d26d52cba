using System.Collections.Concurrent;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Services;
using Studio.Runtime.Runs;

namespace Studio.Web.Replays;

/// <summary>The replays that one viewer has open, by cell.</summary>
public sealed class CellReplays(RunService runs, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Replay> _open = new(StringComparer.Ordinal);

    /// <summary>One was opened, closed, or shows its runs in another state; raised on any thread.</summary>
    public event Action? Changed;

    public Replay? Of(string cell) => _open.GetValueOrDefault(cell);

    /// <summary>Plays the runs from their beginning; false if their journals hold nothing.</summary>
    public async Task<bool> OpenAsync(string cell, IReadOnlyList<RunSummary> recorded)
    {
        var journals = new Dictionary<Guid, IReadOnlyList<JournalEntry>>();
        foreach (var run in recorded)
            journals[run.Id] = await runs.JournalAsync(run.Id);
        if (Recording.Of(journals) is not { } recording)
            return false;
        Remove(cell);
        var replay = _open[cell] = new(recorded, recording, time);
        replay.RunsChanged += Notify;
        Notify();
        return true;
    }

    public void Close(string cell)
    {
        if (Remove(cell))
            Notify();
    }

    /// <summary>What happens now goes before what happened then.</summary>
    public void CloseWhereRunning(IReadOnlyDictionary<string, CellState> cells)
    {
        foreach (var cell in _open.Keys.Where(c => cells.GetValueOrDefault(c) is not { } state
            || state.Runs.Any(r => !r.Status.IsEnd())).ToList())
            Close(cell);
    }

    public void Dispose()
    {
        foreach (var cell in _open.Keys.ToList())
            Remove(cell);
    }

    private bool Remove(string cell)
    {
        if (!_open.TryRemove(cell, out var replay))
            return false;
        replay.RunsChanged -= Notify;
        replay.Dispose();
        return true;
    }

    private void Notify() => Changed?.Invoke();
}
