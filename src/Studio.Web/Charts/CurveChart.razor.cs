using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Experiments.Runs;
using Studio.Runtime.Services;
using Studio.Web.Display;
using Studio.Web.Live;
using Studio.Web.Persons;
using Studio.Web.Slides;

namespace Studio.Web.Charts;

/// <summary>Curves of one or several runs that grow while one looks. It listens to the runs itself:
/// news of a curve draws nothing else.</summary>
public sealed partial class CurveChart
{
    private readonly RunListener _listener;
    private readonly DrawingTurn _turn;
    private readonly List<(LiveRun Run, RunUpdate Update)> _news = [];
    private Plot? _plot;
    private CurveScene? _scene;
    private IReadOnlyList<ChartRun> _drawnRuns = [];
    private LiveRun? _drawnFolds;
    private bool _isDrawnDark;

    public CurveChart()
    {
        _turn = new(() => Connection.Held, DispatchExceptionAsync);
        _listener = new((run, update) => _ = InvokeAsync(() => HearAsync(run, update)));
    }

    [Parameter, EditorRequired] public required ChartPanel Panel { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ChartRun> Runs { get; set; }

    [Parameter] public int Height { get; set; } = 240;

    /// <summary>To be read from the last row of a hall.</summary>
    [Parameter] public bool IsLarge { get; set; }

    /// <summary>Said where the curves will be, as long as there are none.</summary>
    [Parameter] public string Empty { get; set; } = "The curve begins with the first step.";

    /// <summary>Says below the curves in words what happened; of several charts of a run, one does.</summary>
    [Parameter] public bool AnnouncesMarks { get; set; } = true;

    /// <summary>Marks of several runs that have little to do with each other say nothing.</summary>
    [Parameter] public bool HasMarks { get; set; } = true;

    /// <summary>The run of which the curves of single folds are drawn, too, faint; null draws none.</summary>
    [Parameter] public LiveRun? FoldsOf { get; set; }

    /// <summary>Null away from the projector.</summary>
    [CascadingParameter] public Slide? Slide { get; set; }

    [CascadingParameter(Name = "IsDark")] public bool IsDark { get; set; }

    private CurveScene Scene => _scene ??= new(Panel, HasMarks, Names.Of);

    [Inject] public required PersonNames Names { get; set; }

    private string Summary => Scene.IsEmpty ? $"{Panel.Title}: no points yet"
        : $"{Panel.Title}: {string.Join("; ", Scene.Lines.Where(l => l is { IsFaint: false, Points.Count: > 0 }).Select(Newest))}";

    private string FileName => Panel.Title.ToLowerInvariant().Replace(' ', '-');

    protected override void OnInitialized() => Connection.Back += DrawAgain;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_drawnRuns.SequenceEqual(Runs) || _drawnFolds != FoldsOf || _isDrawnDark != IsDark)
            await _turn.TakeAsync(DrawAsync);
    }

    /// <summary>What was said while the page was cut off was drawn nowhere.</summary>
    private void DrawAgain() => _ = InvokeAsync(() => _turn.TakeAsync(DrawAsync));

    /// <summary>What comes while something is drawn waits together for the next turn, so a browser that is slower
    /// than the run falls no further behind.</summary>
    private Task HearAsync(LiveRun run, RunUpdate update)
    {
        if (Connection.Held.IsCancellationRequested)
            return Task.CompletedTask;
        _news.Add((run, update));
        return _news.Count == 1 ? _turn.TakeAsync(DrawNewsAsync) : Task.CompletedTask;
    }

    private async Task DrawNewsAsync()
    {
        if (Scene.IsOutdated || _news.Any(n => n.Update is not RunUpdate.Entries))
        {
            await DrawAsync();
            return;
        }
        var news = _news.ToLookup(n => n.Run, n => (RunUpdate.Entries)n.Update);
        _news.Clear();
        foreach (var run in news)
            await AddAsync(run.Key, [.. run.SelectMany(u => u.New).Select(e => e.Event)]);
    }

    /// <summary>Everything, the news included.</summary>
    private async Task DrawAsync()
    {
        await Names.ReadAsync(Runs.SelectMany(r => r.Live.Seen.Marks).Select(m => m.Person));
        _news.Clear();
        _listener.Listen(Runs.Select(r => r.Live));
        (_drawnRuns, _drawnFolds, _isDrawnDark) = (Runs, FoldsOf, IsDark);
        var (wasEmpty, folds) = (Scene.IsEmpty, Scene.Folds);
        var parts = Scene.Begin(Runs, FoldsOf);
        await _plot!.DrawAsync(parts.SelectMany(p => PlotlyDrawing.Traces(p, Label(p.Line), LookOf(p.Line), Panel.IsShare)),
            Scene.Layout(IsDark, Slide?.TextPixels ?? (IsLarge ? 16 : 11.5m)));
        if (wasEmpty != Scene.IsEmpty || folds != Scene.Folds || Scene.Marks.Count > 0)
            StateHasChanged();
    }

    private async Task AddAsync(LiveRun run, IReadOnlyList<RunEvent> events)
    {
        await Names.ReadAsync(events.OfType<RunEvent.Mark>().Select(m => m.Person));
        var (wasEmpty, marks) = (Scene.IsEmpty, Scene.Marks);
        var changes = Scene.Take(run.Id, events);
        foreach (var change in changes.Where(c => c.IsWhole))
            await ReplaceAsync(change.Part);
        await ExtendAsync([.. changes.Where(c => !c.IsWhole).Select(c => c.Part)]);
        if (Scene.Change(events, changes.Count > 0, IsDark) is { } layout)
            await _plot!.LayOutAsync(layout);
        if (wasEmpty != Scene.IsEmpty || marks != Scene.Marks)
            StateHasChanged();
    }

    private Task ExtendAsync(IReadOnlyList<LinePart> parts)
    {
        var traces = parts.SelectMany(PlotlyDrawing.Points).ToArray();
        return traces.Length == 0 ? Task.CompletedTask
            : _plot!.ExtendAsync([.. traces.Select(t => t.Trace)], [.. traces.Select(t => t.Steps)], [.. traces.Select(t => t.Values)]);
    }

    private async Task ReplaceAsync(LinePart part)
    {
        foreach (var (trace, steps, values) in PlotlyDrawing.Points(part))
            await _plot!.ReplaceAsync(trace, steps, values);
    }

    /// <summary>The runs that the chart is about.</summary>
    private IReadOnlyList<ChartRun> Own => [.. Runs.Where(r => r.Until is null)];

    private string Newest(Line line) => $"{Label(line)} {line.Points[^1].Value:0.###} at step {line.Points[^1].Step}";

    private string Label(Line line) => _drawnRuns.Count(r => r.Until is null) > 1
        ? $"{line.Run.Label}, {line.Series.LabelIn(Scene.Folds)}" : line.Series.LabelIn(Scene.Folds);

    /// <summary>Of several runs each has its colour; the curves of a single one may differ by what they are of.</summary>
    private string ColourOf(ChartRun run, ChartSeries series) =>
        Palette.Of(Own.Count <= 1 ? series.Colour ?? run.Colour : run.Colour, IsDark);

    /// <summary>Things that are compared may have done the same for a while: then both have to be seen,
    /// one through the gaps of the other.</summary>
    private static bool IsBroken(ChartRun run) => run is { Group: not null, Colour: > 0 };

    private LineLook LookOf(Line line) =>
        new(ColourOf(line.Run, line.Series), IsDark, IsBroken(line.Run), line.Series.IsShadedIn(Scene.Folds));

    private async Task MoveAsync(Window window)
    {
        if (window.IsWhole)
        {
            await FollowAsync();
            return;
        }
        var (from, to) = ((int)Math.Floor(window.From), (int)Math.Ceiling(window.To));
        foreach (var line in Scene.Hold(window))
        {
            var curve = await line.Run.Live.Finer!(line.Series.Series, from, to, LineBook.MostPoints / 4);
            await _turn.TakeAsync(() => ReplaceAsync(line.Refine(curve.Points, from, to)));
        }
    }

    private Task FollowAsync()
    {
        Scene.Follow();
        return _turn.TakeAsync(DrawAsync);
    }

    private Task SmoothAsync(double weight)
    {
        Scene.Smoothing = weight;
        return _turn.TakeAsync(DrawAsync);
    }

    private Task ScaleAsync(bool isLogarithmic)
    {
        Scene.Scale(isLogarithmic);
        return _turn.TakeAsync(DrawAsync);
    }

    private Task SavePictureAsync() => _plot!.SavePictureAsync(FileName);

    private async Task SaveTableAsync()
    {
        var curves = new List<(string, Curve)>();
        foreach (var line in Scene.Lines)
            curves.Add((line.Fold is null ? line.Run.Label : $"{line.Run.Label}, fold {line.Fold}", await line.ReadAllAsync()));
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./save.js");
        await module.InvokeVoidAsync("save", $"{FileName}.csv", "text/csv", CurveFile.Write(curves));
    }

    public void Dispose()
    {
        Connection.Back -= DrawAgain;
        _listener.Dispose();
    }
}
