using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Studio.Experiments;
using Studio.Runtime.Link;

namespace Studio.Web.Fleet;

/// <summary>Asks the worker that answers in seconds; a question that comes while it starts waits for it. A viewer's newer question takes the
/// place of an older one.</summary>
public sealed class InteractiveWorker(IHubContext<LinkHub> hub, WorkerLinks links, WorkerFleet fleet)
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _open = new(StringComparer.Ordinal);

    /// <param name="deadline">Null waits as long as somebody waits who looks on.</param>
    public async Task<InteractiveAnswer> AskAsync(string viewer, InteractiveRequest request, CancellationToken ct, TimeSpan? deadline = null)
    {
        var connection = links.Interactive();
        if (connection is null && fleet.Slots.All(s => s.Role != WorkerRole.Interactive))
            return new InteractiveAnswer.Refused("This studio has no worker that answers questions. Start it with a device (--devices cpu).");
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(ct);
        mine.CancelAfter(deadline ?? s_deadline);
        _open.AddOrUpdate(viewer, mine, (_, older) => Replace(older, mine));
        try
        {
            connection ??= await links.InteractiveAsync(mine.Token);
            // By its declared type, so that its kind is written with it.
            var answer = await hub.Clients.Client(connection).InvokeAsync<JsonElement>("Ask", JsonSerializer.SerializeToElement(request, StudioJson.Options), mine.Token);
            return answer.Deserialize<InteractiveAnswer>(StudioJson.Options) ?? new InteractiveAnswer.Refused("The worker gave no answer. Ask again.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new InteractiveAnswer.Refused(connection is null ? "The worker that answers questions has not started yet. Ask again in a few seconds."
                : "No answer came in time. Ask again.");
        }
        catch (Exception fault) when (fault is HubException or IOException)
        {
            return new InteractiveAnswer.Refused("The worker that answers questions went away in the middle. A new one is starting; ask again in a few seconds.");
        }
        finally
        {
            _open.TryRemove(new(viewer, mine));
        }
    }

    private static CancellationTokenSource Replace(CancellationTokenSource older, CancellationTokenSource newer)
    {
        try
        {
            older.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was answered in this moment.
        }
        return newer;
    }
}
