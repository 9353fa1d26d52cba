using Studio.Learning.Data.Sets;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Batches;

/// <summary>Batches on the device that trains. On a card the next one is loaded and moved while the present one trains; on the CPU each
/// is loaded when it is taken.</summary>
internal sealed class DeviceBatches : IDisposable
{
    private readonly IExamples _examples;
    private readonly Device _device;
    private readonly bool _isAhead;
    private IReadOnlyList<int[]> _expected = [];
    private int _epoch, _next;
    private Task<DeviceBatch>? _running;

    public DeviceBatches(IExamples examples, Device device) : this(examples, device, device.type == DeviceType.CUDA) { }

    /// <param name="isAhead">Whether the next batch is prepared on another thread.</param>
    internal DeviceBatches(IExamples examples, Device device, bool isAhead) => (_examples, _device, _isAhead) = (examples, device, isAhead);

    /// <summary>Says which batches of an epoch will be taken, in their order.</summary>
    public void Expect(IReadOnlyList<int[]> batches, int epoch)
    {
        Drop();
        _examples.Expect(batches, epoch);
        (_expected, _epoch, _next) = (batches, epoch, 0);
        if (_isAhead)
            Begin();
    }

    /// <summary>Inputs and labels of the items; the caller owns them.</summary>
    public DeviceBatch Take(int[] items, int epoch)
    {
        if (_running is null || epoch != _epoch || !items.AsSpan().SequenceEqual(_expected[_next - 1]))
        {
            Drop();
            return Load(items, epoch);
        }
        var taken = _running;
        _running = null;
        var batch = taken.GetAwaiter().GetResult();
        Begin();
        return batch;
    }

    public void Dispose() => Drop();

    private void Begin()
    {
        if (_next >= _expected.Count)
            return;
        var (items, epoch) = (_expected[_next++], _epoch);
        // A thread of the pool has no dispose scope, so the tensors belong to whoever takes them.
        _running = Task.Run(() => Load(items, epoch));
    }

    private void Drop()
    {
        var dropped = _running;
        _running = null;
        if (dropped is null)
            return;
        ((Task)dropped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        if (dropped.IsCompletedSuccessfully)
            dropped.GetAwaiter().GetResult().Dispose();
    }

    private DeviceBatch Load(int[] items, int epoch)
    {
        var inputs = _examples.Load(items, epoch);
        var labels = tensor(items.Select(i => (long)_examples.Labels[i]).ToArray());                                 // (B)
        return new(Moved(inputs), Moved(labels));
    }

    /// <summary>From pinned memory the copy joins the GPU's queue, and nobody waits for what the GPU has still to do. Features that were
    /// computed on the GPU are there already; only memory of the CPU can be pinned.</summary>
    private Tensor Moved(Tensor values)
    {
        if (_device.type == DeviceType.CPU)
            return values;
        using (values)
        {
            if (_device.type != DeviceType.CUDA || values.device.type != DeviceType.CPU)
                return values.to(_device);
            using var pinned = values.pin_memory();
            return pinned.to(_device, non_blocking: true);
        }
    }
}
