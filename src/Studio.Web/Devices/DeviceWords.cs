using Studio.Runtime.Devices;
using Studio.Web.Display;

namespace Studio.Web.Devices;

/// <summary>Devices and their workers, in words.</summary>
public static class DeviceWords
{
    /// <summary>"GPU 0" for "cuda:0".</summary>
    public static string Short(string device) =>
        device.StartsWith("cuda:", StringComparison.Ordinal) ? $"GPU {device[5..]}" : device.ToUpperInvariant();

    public static string Doing(DeviceState device)
    {
        var doing = device.State switch { WorkerState.Busy => "training", WorkerState.Free => "idle", _ => "worker does not respond" };
        return device.Queue.Count == 0 ? doing : $"{doing} · {device.Queue.Count} waiting";
    }

    /// <summary>"1.2 of 23.5 GB used".</summary>
    public static string Memory(long used, long all) => $"{used / (double)(1L << 30):0.0} of {Sizes.Bytes(all)} used";

    public static string Tip(DeviceState device) => $"{device.Facts.Name}, {Sizes.Bytes(device.Facts.MemoryBytes)} memory. {Doing(device)}";
}
