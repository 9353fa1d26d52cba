using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.Web.Replays;

/// <summary>The journal of one run, each entry with its time in the recording.</summary>
public sealed class RecordedRun
{
    private static readonly RunEvent.Status s_queued = new(RunStatus.Queued, "Waiting for its turn.");

    private readonly List<JournalEntry> _entries = [];
    private readonly List<TimeSpan> _times = [];

    /// <summary>How many entries were written up to a time.</summary>
    public int CountAt(TimeSpan time)
    {
        var (low, high) = (0, _times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _times[middle] <= time ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    public IReadOnlyList<JournalEntry> Entries(int from, int to) => _entries.GetRange(from, to - from);

    /// <summary>What was to be seen after the first <paramref name="count"/> entries.</summary>
    public RunSnapshot SnapshotAt(int count)
    {
        var history = new RunHistory();
        foreach (var entry in _entries.Take(count))
            history.Apply(entry);
        return history.Snapshot();
    }

    public RunEvent.Status StatusAt(int count) =>
        _entries.Take(count).Select(e => e.Event).OfType<RunEvent.Status>().LastOrDefault() ?? s_queued;

    /// <param name="time">Not before that of the entry before.</param>
    internal void Add(JournalEntry entry, TimeSpan time)
    {
        _entries.Add(entry);
        _times.Add(time);
    }
}
