using System.Threading.Channels;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Journal;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Services;

/// <summary>Reads the journal of one run for all who watch it here, and keeps its fold and its last few entries.</summary>
internal sealed class RunReader : IDisposable
{
    /// <summary>A viewer with more than so many entries to go gets a snapshot instead.</summary>
    public const int FarBehind = 1000;
    private const int KeptEntries = 256;

    private readonly Guid _run;
    private readonly RunJournal _journal;
    private readonly Lock _gate = new();
    private readonly RunHistory _history = new();
    private readonly Queue<JournalEntry> _recent = new();
    private readonly Channel<bool> _looks =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RunReader(Guid run, RunJournal journal)
    {
        (_run, _journal) = (run, journal);
        Look();
        _ = Task.Run(ReadAsync);
    }

    /// <summary>Completed once everything that was there at the beginning is read.</summary>
    public Task CaughtUp => _caughtUp.Task;

    public long LastNumber
    {
        get { lock (_gate) return _history.LastNumber; }
    }

    /// <summary>Read again soon. Any number of looks before that is as good as one.</summary>
    public void Look() => _looks.Writer.TryWrite(true);

    public Curve Curve(string series, int from, int to, int most)
    {
        lock (_gate)
            return _history.Curve(series, from, to, most);
    }

    public NextUpdate Next(ref readonly ViewerPlace place)
    {
        lock (_gate)
        {
            var (last, moved) = (place.Last, _moved.Task);
            if (!place.HasSnapshot || _history.LastNumber - last > FarBehind)
                return new(new RunUpdate.Snapshot(_history.Snapshot()), moved);
            if (last >= _history.LastNumber)
                return new(null, moved, IsOver: _history.Status.Is.IsEnd());
            if (_recent.Count == 0 || _recent.Peek().Number > last + 1)
                return new(null, moved, IsBehind: true);
            return new(new RunUpdate.Entries([.. _recent.Where(e => e.Number > last)]), moved);
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _looks.Writer.TryComplete();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _looks.Reader.WaitToReadAsync(_end.Token))
            {
                _looks.Reader.TryRead(out _);
                try
                {
                    while (await ReadOnAsync() == FarBehind) { }
                    _caughtUp.TrySetResult();
                }
                catch (Exception fault) when (StorageFault.Sentence(fault, "") is not null)
                {
                    // Storage may be back at the next look.
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Nobody reads any more.
        }
        catch (Exception fault)
        {
            // A journal that cannot be understood: every viewer is notified.
            _caughtUp.TrySetException(fault);
            lock (_gate)
                _moved.TrySetException(fault);
        }
    }

    private async Task<int> ReadOnAsync()
    {
        var entries = await _journal.ReadAsync(_run, LastNumber, FarBehind, _end.Token);
        if (entries.Count == 0)
            return 0;
        TaskCompletionSource moved;
        lock (_gate)
        {
            foreach (var entry in entries)
            {
                _history.Apply(entry);
                _recent.Enqueue(entry);
            }
            while (_recent.Count > KeptEntries)
                _recent.Dequeue();
            (moved, _moved) = (_moved, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        moved.TrySetResult();
        return entries.Count;
    }
}
