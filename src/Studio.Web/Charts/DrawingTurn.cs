using Microsoft.JSInterop;

namespace Studio.Web.Charts;

/// <summary>Drawings follow one another, else a late one would undo a newer; a page that is gone needs none. Its calls come from the page's own thread.</summary>
/// <param name="fail">Told of a fault in a drawing.</param>
public sealed class DrawingTurn(Func<Exception, Task> fail)
{
    private Task _last = Task.CompletedTask;

    public Task TakeAsync(Func<Task> draw) => _last = FollowAsync(_last, draw);

    private async Task FollowAsync(Task before, Func<Task> draw)
    {
        await before;
        try
        {
            await draw();
        }
        catch (Exception fault) when (fault is JSDisconnectedException or ObjectDisposedException or TaskCanceledException)
        {
        }
        catch (Exception fault)
        {
            await fail(fault);
        }
    }
}
