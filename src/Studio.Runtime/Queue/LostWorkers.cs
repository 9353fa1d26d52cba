namespace Studio.Runtime.Queue;

/// <summary>Counts for each run how many workers were lost with it since its last checkpoint:
/// a run that ends every worker must not end them for ever.</summary>
internal sealed class LostWorkers
{
    private const int Most = 5;

    private readonly Dictionary<Guid, (long Checkpoint, int Count)> _lost = [];

    /// <summary>True if the run had its chances.</summary>
    /// <param name="checkpoint">Number that its newest checkpoint covers; 0 without one.</param>
    public bool IsEnough(Guid run, long checkpoint)
    {
        var count = _lost.TryGetValue(run, out var before) && before.Checkpoint == checkpoint ? before.Count + 1 : 1;
        _lost[run] = (checkpoint, count);
        return count >= Most;
    }
}
