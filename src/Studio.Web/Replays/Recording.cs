using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.Web.Replays;

/// <summary>The journals of a cell's runs on one time line that begins with the first entry.
/// Time in which none of them ran, because they waited or were paused, is cut to a second.</summary>
public sealed class Recording
{
    private static readonly TimeSpan s_longestStandstill = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Guid, RecordedRun> _runs = [];

    private Recording(DateTimeOffset beganAt) => BeganAt = beganAt;

    public DateTimeOffset BeganAt { get; }

    public TimeSpan Length { get; private set; }

    public RecordedRun? Run(Guid id) => _runs.GetValueOrDefault(id);

    /// <summary>Null if no run has an entry.</summary>
    public static Recording? Of(IReadOnlyDictionary<Guid, IReadOnlyList<JournalEntry>> journals)
    {
        var all = journals.SelectMany(j => Spread(j.Value).Select(s => (Run: j.Key, s.Entry, s.At))).OrderBy(e => e.At).ToList();
        if (all.Count == 0)
            return null;
        var recording = new Recording(all[0].At);
        foreach (var run in journals.Keys)
            recording._runs[run] = new();
        var running = new HashSet<Guid>();
        var last = all[0].At;
        foreach (var (run, entry, at) in all)
        {
            var gap = at - last;
            recording.Length += running.Count > 0 || gap < s_longestStandstill ? gap : s_longestStandstill;
            last = at;
            recording._runs[run].Add(entry, recording.Length);
            if (entry.Event is RunEvent.Status { Is: RunStatus.Running })
                running.Add(run);
            else if (entry.Event is RunEvent.Status)
                running.Remove(run);
        }
        return recording;
    }

    /// <summary>Entries that were stored together have the same time; they happened one after the other since those before.</summary>
    private static IEnumerable<(JournalEntry Entry, DateTimeOffset At)> Spread(IReadOnlyList<JournalEntry> entries)
    {
        DateTimeOffset? before = null;
        foreach (var together in entries.GroupBy(e => e.At))
        {
            var batch = together.ToList();
            var room = before is { } then && together.Key - then is var gap ? gap < s_longestStandstill
                ? gap : s_longestStandstill : TimeSpan.Zero;
            for (var i = 0; i < batch.Count; i++)
                yield return (batch[i], together.Key - room * (batch.Count - 1 - i) / batch.Count);
            before = together.Key;
        }
    }
}
