using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace Studio.Web.Live;

/// <summary>Whether a page can be reached. While it cannot, a call to its scripts neither returns nor fails:
/// its caller waits for a minute.</summary>
public sealed class PageConnection(IJSRuntime script) : CircuitHandler, IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private CancellationTokenSource _held = new(), _connected = new();

    /// <summary>Cancelled from when the page is cut off until it is back.</summary>
    public CancellationToken Held => _held.Token;

    /// <summary>The page is there again, as it was when it was cut off.</summary>
    public event Action? Back;

    public override async Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        await _connected.CancelAsync();
        await _held.CancelAsync();
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (!_held.IsCancellationRequested)
            return Task.CompletedTask;
        _connected.Dispose();
        _connected = new();
        // The page learns only from the end of this call that it is connected.
        _ = ReturnAsync(_connected.Token);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _connected.Cancel();
        _held.Dispose();
        _connected.Dispose();
    }

    /// <summary>A page that has just been connected hears before it can answer, so it is asked until it does.</summary>
    private async Task ReturnAsync(CancellationToken connected)
    {
        while (!connected.IsCancellationRequested)
        {
            try
            {
                await script.InvokeAsync<long>("Date.now", s_patience);
            }
            catch (OperationCanceledException)
            {
                continue;
            }
            catch (JSDisconnectedException)
            {
                return;
            }
            if (connected.IsCancellationRequested)
                return;
            _held.Dispose();
            _held = new();
            Back?.Invoke();
            return;
        }
    }
}
