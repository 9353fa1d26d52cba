using Studio.Learning.Sampling;

namespace Studio.Learning.Training.Batches;

/// <summary>The items of each batch: every epoch takes all items once, in an order of its own that follows from the seed.</summary>
/// <remarks>Where items have lengths, those of a batch have nearly the same, so that little of it is padding: the shuffled items are
/// sorted within pools of 50 batches, and the batches come in an order of their own. Khomenko et al., "Accelerating Recurrent Neural
/// Network Training using Sequence Bucketing and Multi-GPU Data Parallelization", arXiv:1708.05604.</remarks>
/// <param name="count">Items in all.</param>
/// <param name="size">Items of a batch.</param>
/// <param name="lengths">Of each item; null where all are of one size.</param>
/// <param name="begun">Receives the batches of an epoch that will be taken, and the epoch, before the first of them is; null where nothing
/// can be prepared.</param>
internal sealed class EpochBatches(ulong seed, int count, int size, IReadOnlyList<int>? lengths = null, Action<int[][], int>? begun = null)
{
    private const int BatchesPerPool = 50;
    private const ulong OrderOfBatches = 1UL << 40;

    private int[][] _batches = [];
    private int _epoch = -1;

    public int PerEpoch { get; } = Of(Enumerable.Range(0, count), size).Length;

    /// <summary>Items of a batch.</summary>
    public int[] At(StepPlace place)
    {
        if (place.Epoch != _epoch)
        {
            (_epoch, _batches) = (place.Epoch, Drawn(place.Epoch));
            begun?.Invoke(_batches[place.Batch..], place.Epoch);
        }
        return _batches[place.Batch];
    }

    private int[][] Drawn(int epoch)
    {
        var order = SeededOrder.Permutation(seed, (ulong)epoch, count);
        if (lengths is null)
            return Of(order, size);
        var batches = Of(order.Chunk(size * BatchesPerPool).SelectMany(pool => pool.OrderBy(i => lengths[i])), size);
        return [.. SeededOrder.Permutation(seed, OrderOfBatches + (ulong)epoch, batches.Length).Select(i => batches[i])];
    }

    /// <summary>A last batch of one item joins the batch before: batch normalisation has no deviation of a single value.</summary>
    public static int[][] Of(IEnumerable<int> order, int size)
    {
        var batches = order.Chunk(size).ToArray();
        return batches.Length > 1 && batches[^1].Length == 1 ? [.. batches[..^2], [.. batches[^2], .. batches[^1]]] : batches;
    }
}
