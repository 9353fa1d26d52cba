using Microsoft.Extensions.Diagnostics.HealthChecks;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Storage;

namespace Studio.Web.Hosting;

/// <summary>The studio is well if its storage is open, and half well if its disk is nearly full: a restart would not help.</summary>
public sealed class StorageCheck(StorageHealth storage, DiskSpace disk) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Fault is { } fault ? HealthCheckResult.Unhealthy(fault)
            : disk.Shortage() is { } shortage ? HealthCheckResult.Degraded(shortage) : HealthCheckResult.Healthy());
}
