using Studio.Learning.Sampling;

namespace Studio.Learning.Training.Batches;

/// <summary>The items of each batch: every epoch takes all items once, in an order of its own that follows from the seed.</summary>
/// <param name="count">Items in all.</param>
/// <param name="size">Items of a batch.</param>
internal sealed class EpochBatches(DeviceBatches onDevice, ulong seed, int count, int size)
{
    private int[][] _batches = [];
    private int _epoch = -1;

    public int PerEpoch { get; } = Of(Enumerable.Range(0, count), size).Length;

    /// <summary>Items of a batch. The first call in an epoch says which batches will be taken, so that the next one can be
    /// prepared.</summary>
    public int[] At(StepPlace place)
    {
        if (place.Epoch != _epoch)
        {
            (_epoch, _batches) = (place.Epoch, Of(SeededOrder.Permutation(seed, (ulong)place.Epoch, count), size));
            onDevice.Expect(_batches[place.Batch..], place.Epoch);
        }
        return _batches[place.Batch];
    }

    /// <summary>A last batch of one item joins the batch before: batch normalisation has no deviation of a single value.</summary>
    public static int[][] Of(IEnumerable<int> order, int size)
    {
        var batches = order.Chunk(size).ToArray();
        return batches.Length > 1 && batches[^1].Length == 1 ? [.. batches[..^2], [.. batches[^2], .. batches[^1]]] : batches;
    }
}
