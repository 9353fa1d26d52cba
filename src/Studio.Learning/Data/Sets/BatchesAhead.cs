namespace Studio.Learning.Data.Sets;

/// <summary>Prepares the batches that will be asked for next on threads of the pool, a bounded number ahead.</summary>
internal sealed class BatchesAhead : IDisposable
{
    private const int Ahead = 4;
    private readonly Func<int[], int, CancellationToken, byte[]> _prepare;
    private readonly IReadOnlyList<int[]> _batches;
    private readonly int _epoch;
    private readonly Queue<(int Number, Task<byte[]> Bytes)> _running = new();
    private readonly CancellationTokenSource _stop = new();
    private int _next;

    /// <param name="prepare">Bytes of the items of a batch in an epoch; called on any thread.</param>
    internal BatchesAhead(IReadOnlyList<int[]> batches, int epoch, Func<int[], int, CancellationToken, byte[]> prepare)
    {
        (_batches, _epoch, _prepare) = (batches, epoch, prepare);
        Start();
    }

    /// <summary>Bytes of the next batch with these items; null if it was not expected. Batches that were passed over are dropped.</summary>
    internal byte[]? Take(ReadOnlySpan<int> items, int epoch)
    {
        if (epoch != _epoch || !IsExpected(items))
            return null;
        while (_running.Count > 0)
        {
            var (number, bytes) = _running.Dequeue();
            Start();
            if (items.SequenceEqual(_batches[number]))
                return bytes.GetAwaiter().GetResult();
        }
        return null;
    }

    /// <summary>Waits until no thread prepares anything, so that the images may be closed.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Task.WhenAll(_running.Select(r => (Task)r.Bytes)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        _stop.Dispose();
    }

    private bool IsExpected(ReadOnlySpan<int> items)
    {
        foreach (var (number, _) in _running)
            if (items.SequenceEqual(_batches[number]))
                return true;
        return false;
    }

    private void Start()
    {
        while (_running.Count < Ahead && _next < _batches.Count)
        {
            var number = _next++;
            _running.Enqueue((number, Task.Run(() => _prepare(_batches[number], _epoch, _stop.Token), _stop.Token)));
        }
    }
}
