using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.Runtime.Journal;

/// <summary>Fewer events that fold to the same: points of one training that follow one another become one event,
/// and of the progress only the last counts.</summary>
internal static class EventMerging
{
    public static IReadOnlyList<RunEvent> Merge(IReadOnlyList<RunEvent> events)
    {
        var progress = events.LastOrDefault(e => e is RunEvent.Progress);
        var merged = new List<RunEvent>();
        var points = new List<MetricPoint>();
        Fold? fold = null;
        foreach (var happened in events.Where(e => e is not RunEvent.Progress || ReferenceEquals(e, progress)))
        {
            if (happened is RunEvent.Metrics metrics)
            {
                if (metrics.Fold != fold)
                    AddPoints();
                fold = metrics.Fold;
                points.AddRange(metrics.Points);
                continue;
            }
            AddPoints();
            merged.Add(happened);
        }
        AddPoints();
        return merged;

        void AddPoints()
        {
            if (points.Count > 0)
                merged.Add(new RunEvent.Metrics([.. points]) { Fold = fold });
            points.Clear();
        }
    }
}
