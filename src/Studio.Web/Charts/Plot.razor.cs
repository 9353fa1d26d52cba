using Microsoft.AspNetCore.Components;
using Plotly.Blazor;

namespace Studio.Web.Charts;

public sealed partial class Plot
{
    // What there is to press is in our own bar; Plotly's would cover the curves.
    private static readonly Config s_config = new()
    {
        DisplayLogo = false, Responsive = true, DisplayModeBar = Plotly.Blazor.ConfigLib.DisplayModeBarEnum.False,
        DoubleClick = Plotly.Blazor.ConfigLib.DoubleClickEnum.AutoSize,
    };

    private readonly TaskCompletionSource _isThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PlotlyChart? _chart;
    private IList<ITrace>? _data;
    private Plotly.Blazor.Layout _layout = new();

    /// <summary>The library does one thing after another and waits for ever for an answer that was lost with the
    /// connection, unless it is cancelled.</summary>
    private CancellationToken Reached => Connection.Held;

    /// <summary>What a screen reader says of the picture.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public int Height { get; set; } = 250;

    /// <summary>The reader zoomed or panned, or went back to the whole.</summary>
    [Parameter] public EventCallback<Window> OnMoved { get; set; }

    /// <summary>Draws anew, with everything. The first time it lasts until the browser has the library: before that,
    /// points have nothing to be added to.</summary>
    public async Task DrawAsync(IEnumerable<ITrace> traces, Plotly.Blazor.Layout layout)
    {
        (_data, _layout) = ([.. traces], layout);
        if (_chart is not null)
        {
            (_chart.Data, _chart.Layout) = (_data, _layout);
            await _chart.React(Reached);
        }
        else
        {
            StateHasChanged();
            await _isThere.Task;
        }
    }

    /// <summary>Adds points at the ends of traces; nothing that is drawn is sent again.</summary>
    public Task ExtendAsync(IReadOnlyList<int> traces, IReadOnlyList<IReadOnlyList<object>> steps,
        IReadOnlyList<IReadOnlyList<object>> values) =>
        _chart?.ExtendTraces(steps, values, traces, cancellationToken: Reached) ?? Task.CompletedTask;

    /// <summary>Gives a trace other points.</summary>
    public Task ReplaceAsync(int trace, IReadOnlyList<object> steps, IReadOnlyList<object> values) =>
        _chart?.Update(new { x = new[] { steps }, y = new[] { values } }, new { }, [trace], Reached) ?? Task.CompletedTask;

    /// <summary>Changes the parts of the layout that are set.</summary>
    public Task LayOutAsync(Plotly.Blazor.Layout part) => _chart?.Relayout(part, Reached) ?? Task.CompletedTask;

    public Task SavePictureAsync(string name) => _chart?.DownloadImage(ImageFormat.Png, 900, 1600, name, Reached) ?? Task.CompletedTask;

    private void Begin()
    {
        _isThere.TrySetResult();
        _ = _chart?.SubscribeRelayoutEvent(Reached);
    }

    private void Relaid(Plotly.Blazor.Interop.RelayoutEventData change)
    {
        if (Window.OfReader(change.RawData) is { } window)
            _ = InvokeAsync(() => OnMoved.InvokeAsync(window));
    }

    public void Dispose() => _isThere.TrySetCanceled();
}
