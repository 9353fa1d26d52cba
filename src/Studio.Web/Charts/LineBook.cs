using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Web.Live;

namespace Studio.Web.Charts;

/// <summary>Which line of which run is drawn by which trace, and what each still has to receive.
/// It knows nothing of the library that draws.</summary>
public sealed class LineBook
{
    /// <summary>A line longer than this is thinned to half of it, once for so many new points:
    /// a browser draws no more of it than this.</summary>
    public const int MostPoints = 4000;

    private readonly List<Line> _lines = [];
    private readonly IReadOnlyList<ChartRun> _runs;

    /// <param name="foldsOf">The run of which the curves of single folds are drawn, too.</param>
    public LineBook(IReadOnlyList<ChartRun> runs, ChartPanel panel, double weight, LiveRun? foldsOf = null)
    {
        (_runs, Folds) = (runs, FoldsOf(runs));
        var trace = 0;
        foreach (var run in runs.Where(r => r.Live == foldsOf))
            foreach (var fold in Enumerable.Range(1, run.Live.Seen.Folds))
                foreach (var series in panel.Series.Where(s => !s.IsDashed))
                    _lines.Add(new(run, series, trace++, weight, fold));
        foreach (var run in runs.Where(r => r.Until is not null))
            foreach (var series in panel.Series.Where(s => !s.IsDashed))
                _lines.Add(new(run, series, trace++, weight));
        foreach (var run in runs.Where(r => r.Until is null))
            foreach (var series in panel.Series)
            {
                trace += series.IsMeasured ? 1 : 2;
                _lines.Add(new(run, series, trace - 1, weight));
            }
    }

    public IReadOnlyList<Line> Lines => _lines;

    /// <summary>The most folds that a run had when the book was made; 0 for none.</summary>
    public int Folds { get; }

    /// <summary>Folds have begun since, and have no lines here.</summary>
    public bool IsOutdated => Folds != FoldsOf(_runs);

    /// <summary>A run that says how long it will be has its whole length on the axis: then nothing moves while it grows. Null if none is
    /// running, or if steps are drawn as something else.</summary>
    public int? LastStep => _lines.Any(l => l.Run.Axis is not null)
        ? null : Runs.Where(r => !r.Seen.Status.Is.IsEnd()).Max(r => r.Seen.Progress?.TotalSteps) is > 0 and { } total ? total : null;

    /// <summary>Which epoch was chosen, and what happened, once where it happened in several runs.</summary>
    public IReadOnlyList<RunEvent.Mark> Marks =>
        [.. Runs.Select(Chosen).OfType<RunEvent.Mark>().Concat(Runs.SelectMany(r => r.Seen.Marks)).DistinctBy(m => (m.Step, m.Sentence))];

    private IEnumerable<LiveRun> Runs => _lines.Where(l => l.Run.Until is null).Select(l => l.Run.Live).Distinct();

    public AxisRange? Range(bool isLogarithmic)
    {
        var values = _lines.SelectMany(l => l.Points.Select(p => p.Value));
        return isLogarithmic ? AxisRange.AroundLogarithms(values) : AxisRange.Around(values);
    }

    /// <summary>Every line as it stands in the history of its run.</summary>
    public IReadOnlyList<LinePart> ReadAll() => [.. _lines.Select(l => l.Replace(Thinned(l.Seen)))];

    /// <summary>What to add for these events of a run; a line that has to be redrawn is marked by <see cref="Change.IsWhole"/>.</summary>
    public IReadOnlyList<Change> Apply(Guid run, IReadOnlyList<RunEvent> events)
    {
        var changes = new List<Change>();
        var resumed = events.OfType<RunEvent.Resumed>().Min(r => (int?)r.Step);
        foreach (var line in _lines.Where(l => l.Run.Live.Id == run))
        {
            var points = events.OfType<RunEvent.Metrics>().Where(line.IsOf).SelectMany(m => m.Points).Where(line.Takes)
                .Select(p => new CurvePoint(p.Step, p.Value)).ToArray();
            // What a resumed run does again is void, in what is held and in the events before.
            var isCut = resumed is { } step && (points.Length > 0 || !line.IsNew(step + 1));
            if (isCut || line.Points.Count + points.Length > MostPoints)
                changes.Add(new(line.Replace(Thinned(line.Seen)), IsWhole: true));
            else if (points.Length > 0)
                changes.Add(new(line.Extend(points), IsWhole: false));
        }
        return changes;
    }

    private static RunEvent.Mark? Chosen(LiveRun run) =>
        run.Seen.Confusions.LastOrDefault(c => c is { Part: "validation", IsBest: true, Fold: null }) is { } best
        ? new(best.Step, $"Best validation accuracy so far, at step {best.Step:N0}: these weights are kept.", null, null) : null;

    private static int FoldsOf(IReadOnlyList<ChartRun> runs) =>
        runs.Where(r => r.Until is null).Select(r => r.Live.Seen.Folds).DefaultIfEmpty().Max();

    private static IReadOnlyList<CurvePoint> Thinned(IReadOnlyList<CurvePoint> points) =>
        points.Count > MostPoints ? CurveThinning.Thin(points, MostPoints / 2) : points;

    /// <param name="IsWhole">The line is drawn anew; else the part is added at its end.</param>
    public sealed record Change(LinePart Part, bool IsWhole);
}
