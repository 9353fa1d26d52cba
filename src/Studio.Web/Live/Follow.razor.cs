using Microsoft.AspNetCore.Components;

namespace Studio.Web.Live;

public sealed partial class Follow<T>
{
    private readonly CancellationTokenSource _end = new();
    private T? _latest;
    private bool _isFull;

    /// <summary>What to follow, from the first drawing to the end of the component. To follow something else,
    /// give the component another @key.</summary>
    [Parameter, EditorRequired] public required Func<CancellationToken, IAsyncEnumerable<T>> Source { get; set; }

    /// <summary>Draws the latest.</summary>
    [Parameter] public RenderFragment<T>? ChildContent { get; set; }

    /// <summary>Receives each value, for parents that keep it themselves; it renders nothing.</summary>
    [Parameter] public Action<T>? OnNext { get; set; }

    [Parameter] public RenderFragment? Waiting { get; set; }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = ListenAsync();
    }

    private async Task ListenAsync()
    {
        try
        {
            await foreach (var next in Source(_end.Token))
                await InvokeAsync(() => Take(next));
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The reader has left the page.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    private void Take(T next)
    {
        (_latest, _isFull) = (next, true);
        if (ChildContent is not null)
            StateHasChanged();
        OnNext?.Invoke(next);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _end.Dispose();
    }
}
