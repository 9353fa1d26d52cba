using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Web.Display;

namespace Studio.Web.Notebooks.Batches;

public sealed partial class RunAllLine
{
    private IJSObjectReference? _script;
    private IJSObjectReference? _scrolls;
    private DotNetObjectReference<RunAllLine>? _self;
    private string? _shown;

    [CascadingParameter] public required NotebookSession Session { get; set; }

    [Inject] public required IJSRuntime Scripts { get; set; }

    private RunFlow Runs => Session.Runs;

    /// <summary>Where the eye should be.</summary>
    private string? Target => Runs.Batch?.Current ?? Runs.Replaying?.Cell ?? (Runs.Ended is null ? null : "run-summary");

    protected override void OnInitialized() => Runs.Changed += Draw;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await Scripts.InvokeAsync<IJSObjectReference>("import", "./studio.js");
            _self = DotNetObjectReference.Create(this);
            _scrolls = await _script.InvokeAsync<IJSObjectReference>("hearScrolls", _self);
        }
        if (Runs.IsFollowing && Target is { } target && target != _shown && _script is not null)
            await BringAsync(target);
    }

    /// <summary>The reader looks elsewhere.</summary>
    [JSInvokable]
    public void Scroll() => Runs.Follow(false);

    private Task FollowAsync()
    {
        Runs.Follow(true);
        return Target is { } target ? BringAsync(target) : Task.CompletedTask;
    }

    private async Task BringAsync(string target)
    {
        _shown = target;
        await _script!.InvokeVoidAsync("bring", target);
    }

    private async Task ShowAsync(string cell) => await _script!.InvokeVoidAsync("show", cell);

    private string Name(string cell) => Session.State!.Notebook.Cell(cell) is { } found ? CellNames.Of(found) : cell;

    private void Draw() => _ = InvokeAsync(StateHasChanged);

    public async ValueTask DisposeAsync()
    {
        Runs.Changed -= Draw;
        _self?.Dispose();
        try
        {
            if (_scrolls is not null)
                await _scrolls.InvokeVoidAsync("stop");
            await (_scrolls?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with it.
        }
    }
}
