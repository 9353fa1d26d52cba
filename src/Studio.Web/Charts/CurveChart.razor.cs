using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Experiments.Runs;
using Studio.Runtime.Desks;
using Studio.Web.Live;

namespace Studio.Web.Charts;

/// <summary>Curves of one or several runs that grow while one looks. It listens to the runs itself: news of a curve draws nothing else.</summary>
public sealed partial class CurveChart
{
    /// <summary>More marks than this are told in words only.</summary>
    private const int MostMarks = 30;

    private readonly List<(LiveRun Run, Action<RunUpdate> Listener)> _listening = [];
    private readonly SemaphoreSlim _turn = new(1);
    private Plot? _plot;
    private LineBook _book = new([], new("", []), 0);
    private IReadOnlyList<ChartRun> _drawnRuns = [];
    private IReadOnlyList<RunEvent.Mark> _marks = [];
    private AxisRange? _range;
    private int? _lastStep;
    private int _view;
    private Window _window = Window.Whole;
    private double _weight = .85;
    private bool _isLogarithmic;
    private bool _isDrawnDark;
    private bool _isEmpty = true;

    [Parameter, EditorRequired] public required ChartPanel Panel { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ChartRun> Runs { get; set; }

    [Parameter] public int Height { get; set; } = 240;

    /// <summary>To be read from the last row of a hall.</summary>
    [Parameter] public bool IsLarge { get; set; }

    /// <summary>Said where the curves will be, as long as there are none.</summary>
    [Parameter] public string Empty { get; set; } = "The curve begins with the first step.";

    /// <summary>Says below the curves in words what happened; of several charts of a run, one does.</summary>
    [Parameter] public bool TellsMarks { get; set; } = true;

    /// <summary>Marks of several runs that have little to do with each other say nothing.</summary>
    [Parameter] public bool HasMarks { get; set; } = true;

    [CascadingParameter(Name = "IsDark")] public bool IsDark { get; set; }

    private string Summary => _book.Lines.Count == 0 || _isEmpty ? $"{Panel.Title}: no points yet"
        : $"{Panel.Title}: {string.Join("; ", _book.Lines.Where(l => l.Points.Count > 0).Select(l => $"{Label(l)} {l.Points[^1].Value:0.###} at step {l.Points[^1].Step}"))}";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_drawnRuns.SequenceEqual(Runs) || _isDrawnDark != IsDark)
            await InTurnAsync(DrawAsync);
    }

    private async Task DrawAsync()
    {
        Listen();
        (_drawnRuns, _isDrawnDark) = (Runs, IsDark);
        _book = new(Runs, Panel, _weight);
        var parts = _book.ReadAll();
        var wasEmpty = _isEmpty;
        (_isEmpty, _range, _lastStep, _marks) = (parts.All(p => p.Raw.Count == 0), Range(null), _book.LastStep, Marks());
        await _plot!.DrawAsync(parts.SelectMany(p => PlotlyDrawing.Traces(p, Label(p.Line), IsDark, Panel.IsShare)),
            PlotlyDrawing.Layout(Panel, _range, _isLogarithmic, _lastStep, IsDark, [.. _marks.TakeLast(MostMarks)], _view, IsLarge ? 16 : 11.5m));
        if (wasEmpty != _isEmpty || _marks.Count > 0)
            StateHasChanged();
    }

    private void Listen()
    {
        StopListening();
        foreach (var run in Runs.Select(r => r.Live).Distinct())
        {
            void Hear(RunUpdate update) => _ = InvokeAsync(() => InTurnAsync(() => TakeAsync(run, update)));
            run.Updated += Hear;
            _listening.Add((run, Hear));
        }
    }

    private Task TakeAsync(LiveRun run, RunUpdate update) => update switch
    {
        RunUpdate.Entries entries => AddAsync(run, [.. entries.New.Select(e => e.Event)]),
        _ => DrawAsync(),
    };

    private async Task AddAsync(LiveRun run, IReadOnlyList<RunEvent> events)
    {
        var changes = _book.Apply(run.Id, events);
        foreach (var change in changes.Where(c => c.IsWhole))
            await ReplaceAsync(change.Part);
        await ExtendAsync([.. changes.Where(c => !c.IsWhole).Select(c => c.Part)]);
        await LayOutAsync(changes.Count > 0, events.Any(e => e is RunEvent.Mark or RunEvent.Resumed or RunEvent.Confusion { IsBest: true }));
        if (_isEmpty && changes.Count > 0)
        {
            _isEmpty = false;
            StateHasChanged();
        }
    }

    private Task ExtendAsync(IReadOnlyList<LinePart> parts)
    {
        var traces = parts.SelectMany(p => PlotlyDrawing.Points(p)).ToArray();
        return traces.Length == 0 ? Task.CompletedTask
            : _plot!.ExtendAsync([.. traces.Select(t => t.Trace)], [.. traces.Select(t => t.Steps)], [.. traces.Select(t => t.Values)]);
    }

    private async Task ReplaceAsync(LinePart part)
    {
        foreach (var (trace, steps, values) in PlotlyDrawing.Points(part))
            await _plot!.ReplaceAsync(trace, steps, values);
    }

    /// <summary>Only what differs is laid out, and a reader who looks at a part is left there.</summary>
    private async Task LayOutAsync(bool hasPoints, bool hasMarks)
    {
        var range = hasPoints && _window.IsWhole && Range(_range) is { } grown && grown != _range ? _range = grown : null;
        if (hasMarks)
        {
            _marks = Marks();
            StateHasChanged();
        }
        var lastStep = _window.IsWhole && _book.LastStep is { } last && last != _lastStep ? _lastStep = last : null;
        if (range is not null || lastStep is not null || hasMarks)
            await _plot!.LayOutAsync(PlotlyDrawing.Change(Panel, range, _isLogarithmic, lastStep, IsDark, hasMarks ? [.. _marks.TakeLast(MostMarks)] : null));
    }

    private AxisRange? Range(AxisRange? before) => before is null ? _book.Range(_isLogarithmic) : before.Grow(_book.Range(_isLogarithmic));

    private IReadOnlyList<RunEvent.Mark> Marks() => HasMarks ? _book.Marks : [];

    private string Label(Line line) => _drawnRuns.Count > 1 ? $"{line.Run.Label}, {line.Series.Label}" : line.Series.Label;

    private async Task MoveAsync(Window window)
    {
        if (window.IsWhole)
        {
            await FollowAsync();
            return;
        }
        _window = window;
        var (from, to) = ((int)Math.Floor(window.From), (int)Math.Ceiling(window.To));
        foreach (var line in _book.Lines.Where(l => l.Run.Live.Finer is not null && l.IsCoarse(from, to)))
        {
            var curve = await line.Run.Live.Finer!(line.Series.Series, from, to, LineBook.MostPoints / 4);
            await InTurnAsync(() => ReplaceAsync(line.Refine(curve.Points, from, to)));
        }
    }

    private Task FollowAsync()
    {
        _window = Window.Whole;
        _view++;
        return InTurnAsync(DrawAsync);
    }

    private Task SmoothAsync(double weight)
    {
        _weight = weight;
        return InTurnAsync(DrawAsync);
    }

    private Task ScaleAsync(bool isLogarithmic)
    {
        _isLogarithmic = isLogarithmic;
        return FollowAsync();
    }

    private Task SavePictureAsync() => _plot!.SavePictureAsync(FileName);

    private async Task SaveTableAsync()
    {
        var curves = new List<(string, Curve)>();
        foreach (var line in _book.Lines)
            curves.Add((line.Run.Label, await line.ReadAllAsync()));
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./save.js");
        await module.InvokeVoidAsync("save", $"{FileName}.csv", "text/csv", CurveFile.Write(curves));
    }

    private string FileName => Panel.Title.ToLowerInvariant().Replace(' ', '-');

    /// <summary>Drawings follow one another, else a late one would undo a newer; a page that is gone needs none.</summary>
    private async Task InTurnAsync(Func<Task> draw)
    {
        await _turn.WaitAsync();
        try
        {
            await draw();
        }
        catch (Exception fault) when (fault is JSDisconnectedException or ObjectDisposedException or TaskCanceledException)
        {
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void StopListening()
    {
        foreach (var (run, listener) in _listening)
            run.Updated -= listener;
        _listening.Clear();
    }

    public void Dispose() => StopListening();
}
