namespace Studio.Learning.Data.Images;

/// <summary>Memory that the images which are being decoded at once may take: large ones wait for one another,
/// small ones do not notice.</summary>
/// <remarks>24 drawings of 100 megapixels, 18 kB as a file, took 21 GB when as many were decoded side by side as
/// there were threads.</remarks>
internal sealed class DecodingBudget(long bytes)
{
    private readonly Lock _turn = new();
    private readonly Queue<(long Bytes, TaskCompletionSource Turn)> _waiting = new();
    private long _taken;

    /// <summary>Of the whole process.</summary>
    internal static DecodingBudget Shared { get; } = new(1L << 30);

    /// <summary>Waits until there is room for so many bytes, in the order of asking; more than the whole budget is let in alone.</summary>
    /// <returns>Gives the room back when it is disposed.</returns>
    internal IDisposable Take(long wanted)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_turn)
        {
            _waiting.Enqueue((wanted, turn));
            LetIn();
        }
        turn.Task.GetAwaiter().GetResult();
        return new Room(this, wanted);
    }

    private void LetIn()
    {
        while (_waiting.TryPeek(out var next) && (_taken == 0 || _taken + next.Bytes <= bytes))
        {
            _waiting.Dequeue();
            _taken += next.Bytes;
            next.Turn.SetResult();
        }
    }

    private sealed class Room(DecodingBudget budget, long taken) : IDisposable
    {
        private int _isGiven;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGiven, 1) != 0)
                return;
            lock (budget._turn)
            {
                budget._taken -= taken;
                budget.LetIn();
            }
        }
    }
}
