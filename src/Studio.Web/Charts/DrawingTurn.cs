using Microsoft.JSInterop;

namespace Studio.Web.Charts;

/// <summary>Drawings follow one another, else a late one would undo a newer; a page that is gone needs none.
/// Its calls come from the page's own thread.</summary>
/// <param name="held">Cancelled when the page is cut off: the drawing under way is given up then, and none begins.
/// What was left out has to be drawn when the page is back.</param>
/// <param name="fail">Receives an exception of a drawing.</param>
public sealed class DrawingTurn(Func<CancellationToken> held, Func<Exception, Task> fail)
{
    private Task _last = Task.CompletedTask;

    public Task TakeAsync(Func<Task> draw) => _last = FollowAsync(_last, draw);

    private async Task FollowAsync(Task before, Func<Task> draw)
    {
        await before;
        var page = held();
        if (page.IsCancellationRequested)
            return;
        try
        {
            await draw().WaitAsync(page);
        }
        catch (Exception fault) when (fault is JSDisconnectedException or ObjectDisposedException or OperationCanceledException)
        {
            // The page is gone, and there is nothing to draw on.
        }
        catch (Exception fault)
        {
            await fail(fault);
        }
    }
}
