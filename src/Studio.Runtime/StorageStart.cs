using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Runtime.Storage;

namespace Studio.Runtime;

/// <summary>Brings the database up to date before anything uses it. Where that fails the studio starts all the same, so that a page can say why, and tries
/// again until somebody has helped.</summary>
internal sealed class StorageStart(StudioStorage storage, StorageHealth health, RuntimeOptions options, ILogger<StorageStart> logger) : BackgroundService
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (health.Fault is not null)
        {
            await Task.Delay(s_between, options.Time, stoppingToken);
            await OpenAsync(stoppingToken);
        }
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        try
        {
            await storage.UpgradeAsync(ct);
            health.Fault = null;
        }
        catch (StorageFaultException fault)
        {
            if (health.Fault != fault.Message)
                logger.LogError(fault, "Storage cannot be opened: {Sentence}", fault.Message);
            health.Fault = fault.Message;
        }
    }
}
