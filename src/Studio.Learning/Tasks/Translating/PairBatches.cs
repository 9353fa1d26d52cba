using Studio.Learning.Sampling;

namespace Studio.Learning.Tasks.Translating;

/// <summary>The pairs of each batch: every epoch takes all pairs once, those of like length together, in an order that follows from the
/// seed.</summary>
internal sealed class PairBatches(IReadOnlyList<EncodedPair> pairs, int size, ulong seed)
{
    /// <summary>Batches that are sorted by length together: enough for little padding, and few enough for batches that differ from epoch to
    /// epoch.</summary>
    private const int Pool = 50;

    private int[][] _batches = [];
    private int _epoch = -1;

    public int PerEpoch { get; } = (pairs.Count + size - 1) / size;

    public IReadOnlyList<EncodedPair> At(int epoch, int batch)
    {
        if (epoch != _epoch)
            (_epoch, _batches) = (epoch, Of(epoch));
        return [.. _batches[batch].Select(i => pairs[i])];
    }

    private int[][] Of(int epoch)
    {
        var batches = SeededOrder.Permutation(seed, (ulong)epoch, pairs.Count).Chunk(size * Pool)
            .SelectMany(pool => pool.OrderBy(i => pairs[i].Source.Length).ThenBy(i => pairs[i].Target.Length).Chunk(size)).ToArray();
        return [.. SeededOrder.Permutation(seed ^ 1, (ulong)epoch, batches.Length).Select(i => batches[i])];
    }
}
