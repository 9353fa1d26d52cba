using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.Web.Charts;

/// <summary>One curve of one run as a chart holds it: which traces draw it, and the points that they were given.</summary>
/// <param name="trace">Index of the trace of the curve itself; a curve with a raw line has it in the trace before.</param>
/// <param name="fold">Number of the fold that it is of; null for the training whose weights are kept.</param>
public sealed class Line(ChartRun run, ChartSeries series, int trace, double weight, int? fold = null)
{
    private readonly List<CurvePoint> _points = [];
    private Smoothing _smoothing = new(weight);

    public ChartRun Run => run;

    public ChartSeries Series => series;

    public int Trace => trace;

    public int? Fold => fold;

    public bool IsSmoothed => !series.IsMeasured;

    /// <summary>The curves of folds, and those before a branch, stand behind all others.</summary>
    public bool IsFaint => fold is not null || run.Until is not null;

    public bool HasRawLine => IsSmoothed && !IsFaint;

    /// <summary>As the history of its run has it.</summary>
    public IReadOnlyList<CurvePoint> Seen => fold is { } number ? run.Live.Seen.Points(series.Series, number)
        : run.Until is { } last ? [.. run.Live.Seen.Points(series.Series).Where(p => p.Step <= last)] : run.Live.Seen.Points(series.Series);

    /// <summary>The event has points of it.</summary>
    public bool IsOf(RunEvent.Metrics said) => said.Fold?.Number == fold;

    public bool Takes(MetricPoint point) => point.Series == series.Series && point.Step <= (run.Until ?? int.MaxValue) && IsNew(point.Step);

    public IReadOnlyList<CurvePoint> Points => _points;

    /// <summary>Nothing of this step is held yet.</summary>
    public bool IsNew(int step) => _points.Count == 0 || step > _points[^1].Step;

    /// <summary>The points anew, from the first to the last.</summary>
    public LinePart Replace(IReadOnlyList<CurvePoint> points)
    {
        _points.Clear();
        _smoothing = new(weight);
        return Extend(points);
    }

    /// <param name="points">All behind the last one held.</param>
    public LinePart Extend(IReadOnlyList<CurvePoint> points)
    {
        _points.AddRange(points);
        return new(this, points, [.. points.Select(p => IsSmoothed ? _smoothing.Next(p.Value) : p.Value)]);
    }

    /// <summary>Finer points between two steps take the place of what is held there.</summary>
    public LinePart Refine(IReadOnlyList<CurvePoint> finer, int from, int to) =>
        Replace([.. _points.Where(p => p.Step < from), .. finer.Where(p => p.Step >= from && p.Step <= to),
            .. _points.Where(p => p.Step > to)]);

    /// <summary>There may be finer points: a curve that has a point a step holds fewer than that here.</summary>
    public bool IsCoarse(int from, int to)
    {
        if (series.IsMeasured || IsFaint || _points.Count == 0)
            return false;
        var (first, last) = (Math.Max(from, _points[0].Step), Math.Min(to, _points[^1].Step));
        return _points.Count(p => p.Step >= first && p.Step <= last) < last - first + 1;
    }

    /// <summary>Every point there is, as far as the run can be asked.</summary>
    public async Task<Curve> ReadAllAsync() => !IsFaint && run.Live.Finer is { } finer
        ? await finer(series.Series, 0, int.MaxValue, 1_000_000) : new(series.Series, _points, _points.Count);
}
