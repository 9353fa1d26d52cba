using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Studio.Web.Live;

/// <summary>Whether a page can be reached. While it cannot, a call to its scripts is neither carried out nor refused: whoever waits for one waits for a minute.</summary>
public sealed class PageConnection : CircuitHandler, IDisposable
{
    private CancellationTokenSource _held = new();

    /// <summary>Cancelled when the page is cut off.</summary>
    public CancellationToken Held => _held.Token;

    /// <summary>The page is there again, as it was when it was cut off; on the page's own thread.</summary>
    public event Action? Back;

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => _held.CancelAsync();

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_held.IsCancellationRequested)
        {
            _held.Dispose();
            _held = new();
            Back?.Invoke();
        }
        return Task.CompletedTask;
    }

    public void Dispose() => _held.Dispose();
}
