using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Studio.Experiments;
using Studio.Runtime.Link;

namespace Studio.Web.Fleet;

/// <summary>Asks the worker that answers in seconds; a question that comes while it starts waits for it.
/// A viewer's newer question takes the place of an older one. Questions about learning rates go to a worker that trains.</summary>
public sealed class InteractiveWorker(IHubContext<LinkHub> hub, WorkerLinks links, WorkerFleet fleet)
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(30);
    private static readonly InteractiveAnswer s_gone =
        new InteractiveAnswer.Refused("The worker of the learning-rate test ended. Start the test again.");

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _open = new(StringComparer.Ordinal);

    /// <param name="deadline">Null waits as long as somebody waits who looks on.</param>
    public async Task<InteractiveAnswer> AskAsync(string viewer, InteractiveRequest request, CancellationToken ct,
        TimeSpan? deadline = null)
    {
        if (request is InteractiveRequest.FindLearningRate or InteractiveRequest.FollowLearningRate)
            return await AskTrainingAsync(request, ct);
        var connection = links.Interactive();
        if (connection is null && fleet.Slots.All(s => s.Role != WorkerRole.Interactive))
            return new InteractiveAnswer.Refused("This studio has no worker for predictions. Start it with a device (--devices cpu).");
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(ct);
        mine.CancelAfter(deadline ?? s_deadline);
        _open.AddOrUpdate(viewer, mine, (_, older) => Replace(older, mine));
        try
        {
            connection ??= await links.InteractiveAsync(mine.Token);
            return await SendAsync(connection, request, mine.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new InteractiveAnswer.Refused(connection is null
                ? "The worker for predictions has not started yet. Try again in a few seconds."
                : "The worker did not answer in time. Try again.");
        }
        catch (Exception fault) when (fault is HubException or IOException)
        {
            return new InteractiveAnswer.Refused("The worker for predictions ended before it answered. A new one is starting. "
                + "Try again in a few seconds.");
        }
        finally
        {
            _open.TryRemove(new(viewer, mine));
        }
    }

    /// <summary>A test begins on the first worker that is free; it is followed where it runs.</summary>
    private async Task<InteractiveAnswer> AskTrainingAsync(InteractiveRequest request, CancellationToken ct)
    {
        var follow = request as InteractiveRequest.FollowLearningRate;
        if (links.Training().Count == 0 && fleet.Slots.All(s => s.Role != WorkerRole.Training))
            return new InteractiveAnswer.Refused("This studio has no worker that trains. Start it with a device (--devices cpu).");
        InteractiveAnswer answer = s_gone;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(s_deadline);
        try
        {
            if (follow is null)
                await links.TrainingAsync(deadline.Token);
            foreach (var worker in links.Training().Where(w => follow is null || w.Hello.Worker == follow.Worker))
                if ((answer = await SendAsync(worker.Connection, request, deadline.Token)) is not InteractiveAnswer.Refused)
                    break;
            return answer;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new InteractiveAnswer.Refused("No worker that trains answered in time. Try again in a few seconds.");
        }
        catch (Exception fault) when (fault is HubException or IOException)
        {
            return s_gone;
        }
    }

    private async Task<InteractiveAnswer> SendAsync(string connection, InteractiveRequest request, CancellationToken ct)
    {
        // By its declared type, so that its kind is written with it.
        var answer = await hub.Clients.Client(connection)
            .InvokeAsync<JsonElement>("Ask", JsonSerializer.SerializeToElement(request, StudioJson.Options), ct);
        return answer.Deserialize<InteractiveAnswer>(StudioJson.Options)
            ?? new InteractiveAnswer.Refused("The worker gave no answer. Try again.");
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
