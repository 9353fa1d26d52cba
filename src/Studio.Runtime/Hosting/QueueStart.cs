using Microsoft.Extensions.Hosting;
using Studio.Runtime.Grains;

namespace Studio.Runtime.Hosting;

/// <summary>Wakes the queue as soon as grains can live, so that runs from before the start continue without a request.</summary>
internal sealed class QueueStart(IGrainFactory grains) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => grains.GetGrain<IDeviceQueueGrain>(0).LookAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
