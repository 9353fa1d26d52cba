using Studio.Experiments.Runs;
using Studio.Web.Live;

namespace Studio.Web.Charts;

/// <summary>What a chart shows just now: its lines, where its axes end, what happened, and the part that the reader
/// looks at. It decides what has to be drawn, and leaves a reader who looks at a part there.</summary>
/// <param name="hasMarks">False where marks of several runs would say nothing.</param>
/// <param name="nameOf">The name of a person whose id a mark has.</param>
public sealed class CurveScene(ChartPanel panel, bool hasMarks, Func<string, string> nameOf)
{
    /// <summary>More marks than this are listed in words only.</summary>
    private const int MostMarks = 30;

    private LineBook _book = new([], panel, 0);
    private AxisRange? _range;
    private int? _lastStep;
    private int _view;

    public IReadOnlyList<Line> Lines => _book.Lines;

    public IReadOnlyList<RunEvent.Mark> Marks { get; private set; } = [];

    public bool IsEmpty { get; private set; } = true;

    /// <summary>From 0, raw, to below 1; it counts from the next beginning on.</summary>
    public double Smoothing { get; set; } = .85;

    public bool IsLogarithmic { get; private set; } = panel.IsLogarithmic;

    public int Folds => _book.Folds;

    /// <summary>What a run does now needs lines that there are none of.</summary>
    public bool IsOutdated => _book.IsOutdated;

    public Window Window { get; private set; } = Window.Whole;

    /// <summary>Every line, as it stands in the history of its run.</summary>
    /// <param name="foldsOf">The run of which the curves of single folds are drawn, too.</param>
    public IReadOnlyList<LinePart> Begin(IReadOnlyList<ChartRun> runs, LiveRun? foldsOf = null)
    {
        _book = new(runs, panel, Smoothing, foldsOf);
        var parts = _book.ReadAll();
        (IsEmpty, _range, _lastStep, Marks) =
            (parts.All(p => p.Raw.Count == 0), _book.Range(IsLogarithmic), _book.LastStep, hasMarks ? Named() : []);
        return parts;
    }

    /// <summary>What these events change in the lines.</summary>
    public IReadOnlyList<LineBook.Change> Take(Guid run, IReadOnlyList<RunEvent> events)
    {
        var changes = _book.Apply(run, events);
        IsEmpty &= changes.Count == 0;
        return changes;
    }

    public Plotly.Blazor.Layout Layout(bool isDark, decimal textPixels) =>
        PlotlyDrawing.Layout(panel, new(_range, IsLogarithmic, _lastStep), isDark, [.. Marks.TakeLast(MostMarks)], _view, textPixels);

    /// <summary>What of the layout is different after <paramref name="events"/>; null if nothing is.</summary>
    public Plotly.Blazor.Layout? Change(IReadOnlyList<RunEvent> events, bool hasPoints, bool isDark)
    {
        var range = hasPoints && Window.IsWhole && Grown() is { } grown && grown != _range ? _range = grown : null;
        var lastStep = Window.IsWhole && _book.LastStep is { } last && last != _lastStep ? _lastStep = last : null;
        var isMarked = hasMarks
            && events.Any(e => e is RunEvent.Mark or RunEvent.Resumed or RunEvent.Confusion { IsBest: true, Fold: null });
        if (isMarked)
            Marks = Named();
        return range is null && lastStep is null && !isMarked ? null
            : PlotlyDrawing.Change(panel, range, IsLogarithmic, lastStep, isDark, isMarked ? [.. Marks.TakeLast(MostMarks)] : null);
    }

    /// <summary>The reader looks at a part: the chart holds still, and these lines may have finer points there.</summary>
    public IEnumerable<Line> Hold(Window window)
    {
        Window = window;
        return _book.Lines.Where(l => l.Run is { Live.Finer: not null, Axis: null }
            && l.IsCoarse((int)Math.Floor(window.From), (int)Math.Ceiling(window.To)));
    }

    /// <summary>Back to the whole, and on with the newest; it counts from the next beginning on.</summary>
    public void Follow() => (Window, _view) = (Window.Whole, _view + 1);

    public void Scale(bool isLogarithmic)
    {
        IsLogarithmic = isLogarithmic;
        Follow();
    }

    private IReadOnlyList<RunEvent.Mark> Named() =>
        [.. _book.Marks.Select(m => m.Person is { } person ? m with { Person = nameOf(person) } : m)];

    private AxisRange? Grown() => _range is null ? _book.Range(IsLogarithmic) : _range.Grow(_book.Range(IsLogarithmic));
}
