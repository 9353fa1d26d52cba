using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Runtime.Devices;
using Studio.Runtime.Services;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Webhooks;

/// <summary>Calls the webhooks when runs end. Runs that end while the studio is down are not reported later.</summary>
internal sealed class WebhookWatch(DeviceBoard board, RunList runs, WebhookService webhooks, TimeProvider time,
    ILogger<WebhookWatch> logger) : BackgroundService
{
    // Two runs may be stored in another order than they ended.
    private static readonly TimeSpan s_back = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan[] s_waits = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly HashSet<Guid> _told = [];
    private readonly List<Task> _calls = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Whenever a run ends, its device or the queue changes.
        await foreach (var _ in board.WatchAsync(stoppingToken))
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (StorageFault.Sentence(fault, "Storage") is { } sentence)
            {
                logger.LogWarning(fault, "Webhooks could not be looked up: {Sentence}", sentence);
            }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var wanted = await webhooks.ListAsync(ct);
        if (wanted.Count == 0)
            return;
        _calls.RemoveAll(c => c.IsCompleted);
        var all = await runs.ListAsync(new(), ct);
        var from = wanted.Min(w => w.CreatedAt) is var added && added > _start ? added : _start;
        foreach (var run in all.Where(r => r.EndedAt >= from && r.EndedAt >= time.GetUtcNow() - s_back && _told.Add(r.Id)))
        {
            var events = WebhookEvents.Of(run, all);
            foreach (var webhook in wanted.Where(w => w.CreatedAt <= run.EndedAt && w.Events.Intersect(events).Any()))
                _calls.Add(CallAsync(webhook, [.. events.Intersect(webhook.Events)], run, ct));
        }
    }

    private async Task CallAsync(Webhook webhook, IReadOnlyList<string> events, ListedRun run, CancellationToken ct)
    {
        try
        {
            foreach (var wait in s_waits)
            {
                if (!(await webhooks.CallAsync(webhook, events, run, ct)).MayComeBack)
                    return;
                await Task.Delay(wait, time, ct);
                if ((await webhooks.ListAsync(ct)).All(w => w.Id != webhook.Id))
                    return;
            }
            await webhooks.CallAsync(webhook, events, run, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The studio ends, and the call with it.
        }
        catch (Exception fault) when (StorageFault.Sentence(fault, "Storage") is { } sentence)
        {
            logger.LogWarning(fault, "The answer of a webhook could not be stored: {Sentence}", sentence);
        }
    }
}
