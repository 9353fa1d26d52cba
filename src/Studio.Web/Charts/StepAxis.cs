using Studio.Experiments.Runs;

namespace Studio.Web.Charts;

/// <summary>Where the steps of a run stand on another axis, for example its epochs or its time: known at some steps, in between on a
/// straight line.</summary>
public sealed class StepAxis
{
    private readonly (int Step, double Place)[] _knots;

    private StepAxis((int, double)[] knots) => _knots = knots;

    /// <summary>By rising step; null if there are fewer than two.</summary>
    public static StepAxis? Through(IEnumerable<(int Step, double Place)> knots)
    {
        List<(int Step, double Place)> rising = [];
        foreach (var knot in knots)
            if (rising.Count == 0 || knot.Step > rising[^1].Step)
                rising.Add(knot);
        return rising.Count > 1 ? new([.. rising]) : null;
    }

    /// <summary>Epochs of a run that has a point at the end of each.</summary>
    public static StepAxis? Epochs(IReadOnlyList<CurvePoint> perEpoch) =>
        Through(perEpoch.Select((p, i) => (p.Step, i + 1.0)).Prepend((0, 0)));

    /// <summary>Seconds since the first entry of the journal that has a point of the series.</summary>
    public static StepAxis? Seconds(IEnumerable<JournalEntry> journal, string series)
    {
        List<(int Step, DateTimeOffset At)> seen = [.. from entry in journal
                                                       where entry.Event is RunEvent.Metrics { Fold: null }
                                                       from point in ((RunEvent.Metrics)entry.Event).Points
                                                       where point.Series == series
                                                       select (point.Step, entry.At)];
        return seen.Count == 0 ? null : Through(seen.GroupBy(s => s.At).Select(g => (g.Max(s => s.Step),
            (g.Key - seen[0].At).TotalSeconds)));
    }

    public double Of(int step)
    {
        var next = Array.FindIndex(_knots, 1, k => k.Step >= step);
        var (from, to) = (_knots[next < 0 ? ^2 : next - 1], _knots[next < 0 ? ^1 : next]);
        return from.Place + (double)(step - from.Step) / (to.Step - from.Step) * (to.Place - from.Place);
    }
}
