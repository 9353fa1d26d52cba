using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Memory;

/// <summary>How much memory a run may take, and what it needs as far as that is known before its first step.</summary>
/// <param name="limit">Bytes that all of it may take together.</param>
/// <param name="used">Bytes that are taken now.</param>
public sealed class MemoryBudget(long limit, Func<long> used)
{
    private TrainingMemory? _need;

    /// <summary>All memory of this machine, in a container the container's.</summary>
    public static MemoryBudget OfMachine() => OfProcess(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <param name="limit">Bytes that this process may take.</param>
    public static MemoryBudget OfProcess(long limit) => new(limit, () => Environment.WorkingSet);

    /// <summary>The budget for a training on a device. Null for a GPU: libtorch itself says when its memory is full.</summary>
    public MemoryBudget? For(Device device) => device.type == DeviceType.CPU ? this : null;

    public bool IsExceeded => used() > limit;

    /// <summary>Lets a training begin that fits.</summary>
    /// <param name="network">Its name, for the sentence.</param>
    /// <exception cref="MemoryExceededException">It does not fit.</exception>
    public void Expect(TrainingMemory need, string network)
    {
        _need = need;
        var free = limit - used();
        if (need.Bytes > free)
            throw new MemoryExceededException(string.Create(CultureInfo.InvariantCulture,
                $"{network} with batch size {need.BatchSize:N0} takes about {Gigabytes(need.Bytes)} of memory to train, "
                + $"and {Gigabytes(Math.Max(0, free))} of {Gigabytes(limit)} are free. {Advice(need.LargestBatch(free))}"));
    }

    /// <summary>Lets features be computed that fit.</summary>
    /// <param name="bytes">Of all of them once.</param>
    /// <exception cref="MemoryExceededException">They do not fit.</exception>
    public void ExpectFeatures(long bytes)
    {
        // The batches of them, all of them as one, and all of them standardised.
        var (need, free) = (3 * bytes, limit - used());
        if (need > free)
            throw new MemoryExceededException($"The features of all items take about {Gigabytes(need)} of memory, "
                + $"and {Gigabytes(Math.Max(0, free))} of {Gigabytes(limit)} are free. "
                + "Fewer Augmented views, fewer Labels per class or a smaller network take less.");
    }

    /// <summary>Message for a run that exceeded its limit all the same.</summary>
    public string Exceeded() =>
        $"The run reached its limit of {Gigabytes(limit)} of memory and was ended; it is not tried again unchanged. "
        + (_need is { } need ? Advice(Math.Min(need.LargestBatch(limit - need.FixedBytes), need.BatchSize / 2))
            : "Use less data, smaller images, shorter texts or a smaller network.")
        + " The limit is set with --worker-memory when the studio starts.";

    private static string Advice(int batch) => batch > 0
        ? string.Create(CultureInfo.InvariantCulture, $"A batch size of {batch:N0} fits: set it under Batch size.")
        : "No batch size fits: unfreeze fewer stages, or choose a smaller network.";

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.0} GB");
}
