using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Experiments.Events;
using Studio.Notebooks;
using Studio.Runtime.Notebooks;

namespace Studio.Web.Notebooks.Page;

public sealed partial class NotebookOutline
{
    private ElementReference _outline;
    private IJSObjectReference? _spy;

    [Parameter, EditorRequired] public required Notebook Notebook { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyDictionary<string, CellState> States { get; set; }

    [Parameter, EditorRequired] public required string Address { get; set; }

    [Parameter] public EventCallback<string> OnPick { get; set; }

    // Where one reads, only the browser knows; it marks the entry itself.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            await using var script = await Scripts.InvokeAsync<IJSObjectReference>("import", "./studio.js");
            _spy = await script.InvokeAsync<IJSObjectReference>("spy", _outline);
        }
        catch (JSDisconnectedException)
        {
            // The page was left before it was drawn.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_spy is not null)
                await _spy.InvokeVoidAsync("stop");
            await (_spy?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listener with it.
        }
    }

    private Look? LookOf(Cell cell) => cell.IsRunnable && States.GetValueOrDefault(cell.Id) is { Runs: { Count: > 0 } runs } state
        ? runs.FirstOrDefault(r => !r.Status.IsEnd()) is { } open ? Look.Of(open.Status) : state.IsStale
        ? Look.Stale : Look.Of(runs[^1].Status)
        : null;
}
