using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Studio.Experiments;
using Studio.Runtime.Link;

namespace Studio.Web.Fleet;

/// <summary>Asks the worker that answers in seconds; a question that comes while it starts waits for it.
/// A viewer's newer question takes the place of an older one. Questions about learning rates go to a worker that trains.</summary>
public sealed class InteractiveWorker(IHubContext<LinkHub> hub, WorkerLinks links, WorkerFleet fleet, PiecewiseAnswers pieces)
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(30);
    private static readonly InteractiveAnswer s_none =
        new InteractiveAnswer.Refused("This studio has no worker for predictions. Start it with a device (--devices cpu).");
    private static readonly InteractiveAnswer s_starting =
        new InteractiveAnswer.Refused("The worker for predictions has not started yet. Try again in a few seconds.");
    private static readonly InteractiveAnswer s_late = new InteractiveAnswer.Refused("The worker did not answer in time. Try again.");
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
        if (connection is null && HasNone)
            return s_none;
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
            return connection is null ? s_starting : s_late;
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

    /// <summary>Asks for an answer in pieces. Whoever stops reading ends the work at it.</summary>
    public async IAsyncEnumerable<InteractiveAnswer> StreamAsync(InteractiveRequest request,
        [EnumeratorCancellation] CancellationToken ct)
    {
        if (await ConnectionAsync(ct) is not { } connection)
        {
            yield return HasNone ? s_none : s_starting;
            yield break;
        }
        var answer = pieces.Open(connection);
        try
        {
            await hub.Clients.Client(connection).SendAsync("Begin", answer.Id, Element(request), ct);
            while (await HasNextAsync(answer, ct))
                while (answer.Pieces.TryRead(out var piece))
                    yield return piece;
        }
        finally
        {
            pieces.Close(answer);
            if (!answer.IsWhole)
                await hub.Clients.Client(connection).SendAsync("Stop", answer.Id, CancellationToken.None);
        }
    }

    private bool HasNone => fleet.Slots.All(s => s.Role != WorkerRole.Interactive);

    /// <summary>By its declared type, so that its kind is written with it.</summary>
    private static JsonElement Element(InteractiveRequest request) => JsonSerializer.SerializeToElement(request, StudioJson.Options);

    /// <summary>Null if there is none before the deadline.</summary>
    private async Task<string?> ConnectionAsync(CancellationToken ct)
    {
        if (links.Interactive() is { } connection)
            return connection;
        if (HasNone)
            return null;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(s_deadline);
        try
        {
            return await links.InteractiveAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Waits for the next piece; of a worker that gives none in time, the reader is told so.</summary>
    private static async Task<bool> HasNextAsync(PiecewiseAnswer answer, CancellationToken ct)
    {
        try
        {
            return await answer.Pieces.WaitToReadAsync(ct).AsTask().WaitAsync(s_deadline, ct);
        }
        catch (TimeoutException)
        {
            answer.Break(s_late);
            return true;
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
        var answer = await hub.Clients.Client(connection)
            .InvokeAsync<JsonElement>("Ask", Element(request), ct);
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
