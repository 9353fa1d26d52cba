using System.Runtime.CompilerServices;
using Studio.Experiments;

namespace Studio.Runtime.Devices;

/// <summary>What every device does, and what waits for it.</summary>
public sealed class DeviceBoard
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _used = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<DeviceState> _devices = [];
    private string _seen = "";

    public IReadOnlyList<DeviceState> Devices
    {
        get { lock (_gate) return _devices; }
    }

    /// <summary>The devices as they are, then each change.</summary>
    public async IAsyncEnumerable<IReadOnlyList<DeviceState>> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var (devices, changed) = Look();
            yield return devices;
            await changed.WaitAsync(ct);
        }
    }

    /// <summary>Memory in use, as the worker of a device sees it.</summary>
    public void Note(string worker, long usedBytes) => Change(() =>
    {
        _used[worker] = usedBytes;
        return true;
    });

    internal void Show(IReadOnlyList<DeviceState> devices)
    {
        // A running run's last number rises all the time; that is no change of its device.
        var seen = StudioJson.Write(
            devices.Select(d => new { d.Device, d.Worker, d.State, Run = d.Running?.Id, d.Running?.Status, d.Queue }));
        Change(() =>
        {
            if (seen == _seen)
                return false;
            (_devices, _seen) = (devices, seen);
            return true;
        });
    }

    /// <param name="change">False if nothing has changed, and nobody is notified.</param>
    private void Change(Func<bool> change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (!change())
                return;
            _devices = [.. _devices.Select(d => d with { UsedBytes = _used.TryGetValue(d.Worker, out var used) ? used : null })];
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        changed.SetResult();
    }

    private (IReadOnlyList<DeviceState> Devices, Task Changed) Look()
    {
        lock (_gate)
            return (_devices, _changed.Task);
    }
}
