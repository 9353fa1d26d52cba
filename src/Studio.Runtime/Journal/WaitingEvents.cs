namespace Studio.Runtime.Journal;

/// <summary>Lines between the training thread, which adds them, and the writer, which takes them away once they are stored.</summary>
internal sealed class WaitingEvents(long roomBytes) : IDisposable
{
    private const int LinesPerBatch = 5000;

    private readonly Lock _gate = new();
    private readonly List<WaitingLine> _lines = [];
    private readonly ManualResetEventSlim _room = new(true);
    private TaskCompletionSource _hasLines = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _bytes;

    public bool HasRoom => _room.IsSet;

    /// <summary>Completed as soon as something waits.</summary>
    public Task HasLines { get { lock (_gate) return _hasLines.Task; } }

    public void WaitForRoom(CancellationToken ct) => _room.Wait(ct);

    public void Add(WaitingLine line)
    {
        lock (_gate)
        {
            _lines.Add(line);
            _bytes += line.Bytes;
            if (_bytes > roomBytes)
                _room.Reset();
            _hasLines.TrySetResult();
        }
    }

    /// <summary>The oldest lines up to the first checkpoint, which is stored with all that was said before it,
    /// or up to one whose file is not stored yet; null if there is nothing to store now.</summary>
    /// <param name="patience">So long a file is waited for.</param>
    /// <exception cref="IOException">A file could not be stored now.</exception>
    public async Task<WaitingBatch?> NextAsync(Task patience)
    {
        if (First() is { Line: null } first)
            await first.FileAsync(patience);
        lock (_gate)
        {
            var lines = _lines.TakeWhile(l => l.Line is not null).Take(LinesPerBatch).ToList();
            if (lines.FindIndex(l => l.Line is JournalLine.Kept) is >= 0 and var end)
                lines = lines[..(end + 1)];
            return lines.Count == 0
                ? null : new(EventMerging.Merge([.. lines.Select(l => l.Line).OfType<JournalLine.Said>().Select(s => s.Event)]),
                (lines[^1].Line as JournalLine.Kept)?.Checkpoint, lines.Count, lines.Sum(l => l.Bytes));
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
            if (_lines.Count == 0)
                _hasLines = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Dispose() => _room.Dispose();

    private WaitingLine? First()
    {
        lock (_gate)
            return _lines.Count == 0 ? null : _lines[0];
    }
}
