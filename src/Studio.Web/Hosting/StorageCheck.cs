using Microsoft.Extensions.Diagnostics.HealthChecks;
using Studio.Runtime.Storage;

namespace Studio.Web.Hosting;

/// <summary>The studio is well if its storage is open.</summary>
public sealed class StorageCheck(StorageHealth storage) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Fault is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy());
}
