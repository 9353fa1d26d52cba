using Studio.Runtime.Link;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Devices;

/// <summary>A device with its worker, and what waits for it.</summary>
/// <param name="Queue">The studio has one queue; every device shows it.</param>
public sealed record DeviceState(string Device, string Worker, WorkerRole Role, WorkerState State, DeviceFacts Facts, RunSummary? Running,
    IReadOnlyList<QueuedRun> Queue)
{
    /// <summary>Memory that is in use on it; null until its worker has said so here.</summary>
    public long? UsedBytes { get; init; }
}
