using System.Threading.Channels;

namespace Studio.Runtime.Grains;

/// <summary>Waits here for what a notebook's grain says.</summary>
internal sealed class NotebookViewer : INotebookViewer
{
    private static readonly TimeSpan s_untilHeard = TimeSpan.FromSeconds(20);

    private readonly Channel<bool> _changes =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Task ChangedAsync()
    {
        _changes.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    /// <summary>True after a change, false when it is time to say again that one is there.</summary>
    public async Task<bool> WaitAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_untilHeard);
        try
        {
            return await _changes.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
