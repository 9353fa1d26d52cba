using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Grains;
using Studio.Runtime.Library;
using Studio.Runtime.Planning;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Hosting;

/// <summary>Removes for good what was deleted a day ago, and files that nothing names any more.</summary>
internal sealed class Housekeeping(
    ArtifactStore artifacts, NotebookStore notebooks, StoredDatasets datasets, StoredModels models, RunRegister runs,
    RuntimeOptions options,
    ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan s_between = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_restorable = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(s_between, options.Time);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
            try
            {
                await notebooks.SweepAsync(options.Time.GetUtcNow() - s_restorable, stoppingToken);
                await datasets.SweepAsync(stoppingToken);
                await models.SweepAsync(stoppingToken);
                await runs.SweepAsync(options.Time.GetUtcNow() - s_restorable, stoppingToken);
                await artifacts.ForgetUnnamedAsync(stoppingToken);
                await artifacts.SweepAsync(stoppingToken);
            }
            catch (Exception fault) when (StorageFault.Sentence(fault, "Storage") is { } sentence)
            {
                logger.LogWarning(fault, "Files could not be cleaned up: {Sentence}", sentence);
            }
    }
}
