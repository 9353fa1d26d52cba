using Studio.Experiments;
using Studio.Runtime.Devices;
using Studio.Runtime.Grains;
using Studio.Runtime.Link;

namespace Studio.Runtime.Services;

/// <summary>Where the link brings what workers say, and the watcher of processes what became of them.</summary>
public sealed class WorkerService(IGrainFactory grains, RunFeed feed, DeviceBoard board)
{
    private IDeviceQueueGrain Queue => grains.GetGrain<IDeviceQueueGrain>(0);

    /// <summary>Null welcomes the worker; otherwise why it is refused.</summary>
    public Task<string?> HelloAsync(WorkerHello hello) => Queue.HelloAsync(StudioJson.Write(hello));

    public void Hint(Guid run, long last) => feed.Hint(run, last);

    /// <summary>Memory in use on the worker's device; it is seen by those who look at this node.</summary>
    public void Memory(string worker, long usedBytes) => board.Note(worker, usedBytes);

    /// <summary>The worker is idle and takes the next run.</summary>
    public Task FreeAsync(string worker) => Queue.FreeAsync(worker);

    /// <summary>The link is down; the worker may still train, so its run stays with it until the lease ends.</summary>
    public Task DisconnectedAsync(string worker) => Queue.DisconnectedAsync(worker);

    /// <summary>The process has ended; its run goes to the next worker at once.</summary>
    public Task ExitedAsync(string worker, int processId) => Queue.ExitedAsync(worker, processId);
}
