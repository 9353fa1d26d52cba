using Studio.Runtime.Link;

namespace Studio.Web.Fleet;

/// <summary>A place for one worker process.</summary>
public sealed record WorkerSlot(string Device, WorkerRole Role)
{
    public string Name => $"{Device.Replace(':', '-')}-{(Role == WorkerRole.Training ? "training" : "interactive")}";

    /// <summary>A training worker a device, and one that answers at once, on the processor.</summary>
    public static IReadOnlyList<WorkerSlot> All(string? devices)
    {
        var named = devices?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (named is ["none"])
            return [];
        return [.. (named.Length == 0 ? Found() : named).Select(d => new WorkerSlot(d, WorkerRole.Training)),
            new("cpu", WorkerRole.Interactive)];
    }

    /// <summary>NVIDIA's driver lists its cards; this process loads no libtorch to ask it.</summary>
    private static string[] Found()
    {
        const string cards = "/proc/driver/nvidia/gpus";
        return Directory.Exists(cards) ? [.. Directory.GetDirectories(cards).Select((_, i) => $"cuda:{i}")] : ["cpu"];
    }
}
