using Studio.Experiments.Runs;

namespace Studio.Runtime.Journal;

/// <summary>Events and checkpoints between the training thread, which adds them, and the writer, which takes them away once they are stored.</summary>
internal sealed class WaitingEvents(long roomBytes) : IDisposable
{
    private const int LinesPerBatch = 5000;

    private readonly Lock _gate = new();
    private readonly List<(object Line, long Bytes)> _lines = [];
    private readonly ManualResetEventSlim _room = new(true);
    private long _bytes;

    public bool HasRoom => _room.IsSet;

    public void WaitForRoom(CancellationToken ct) => _room.Wait(ct);

    public void Add(RunEvent happened) => Add(happened, EventSize.Of(happened));

    public void Add(CheckpointRecord checkpoint) => Add(checkpoint, EventSize.Smallest);

    /// <summary>The oldest lines up to the first checkpoint, which is stored with all that was said before it; null if nothing waits.</summary>
    public WaitingBatch? Next()
    {
        lock (_gate)
        {
            if (_lines.Count == 0)
                return null;
            var end = _lines.FindIndex(l => l.Line is CheckpointRecord);
            var count = Math.Min(end < 0 ? _lines.Count : end + 1, LinesPerBatch);
            var lines = _lines[..count];
            return new(EventMerging.Merge([.. lines.Select(l => l.Line).OfType<RunEvent>()]), lines[^1].Line as CheckpointRecord, count, lines.Sum(l => l.Bytes));
        }
    }

    public void Remove(WaitingBatch stored)
    {
        lock (_gate)
        {
            _lines.RemoveRange(0, stored.Lines);
            _bytes -= stored.Bytes;
            if (_bytes <= roomBytes / 2)
                _room.Set();
        }
    }

    public void Dispose() => _room.Dispose();

    private void Add(object line, long bytes)
    {
        lock (_gate)
        {
            _lines.Add((line, bytes));
            _bytes += bytes;
            if (_bytes > roomBytes)
                _room.Reset();
        }
    }
}
