using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Runtime.Library;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Hosting;

/// <summary>Waits until the database is up to date, before anything uses it. Where that fails the studio starts all
/// the same, so that a page can say why, and tries again until somebody has helped.</summary>
/// <param name="upgrading">The first try, which began before this was made.</param>
internal sealed class StorageStart(StudioStorage storage, Task upgrading, StoredDatasets datasets, StoredModels models,
    StorageHealth health, RuntimeOptions options, ILogger<StorageStart> logger) : BackgroundService
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(upgrading);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (health.Fault is not null)
        {
            await Task.Delay(s_between, options.Time, stoppingToken);
            await OpenAsync(storage.UpgradeAsync(stoppingToken));
        }
    }

    private async Task OpenAsync(Task upgrade)
    {
        try
        {
            await upgrade;
            await datasets.LoadAsync();
            await models.LoadAsync();
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
