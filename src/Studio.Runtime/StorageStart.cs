using Microsoft.Extensions.Hosting;
using Studio.Runtime.Storage;

namespace Studio.Runtime;

/// <summary>Brings the database up to date before anything uses it.</summary>
internal sealed class StorageStart(StudioStorage storage) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => storage.UpgradeAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
