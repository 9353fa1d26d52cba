using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Studio.Experiments;
using Studio.Runtime.Services;
using Studio.Runtime.Library;
using Studio.Runtime.Link;

namespace Studio.Web.Fleet;

/// <summary>What workers say to their studio, over the Unix socket. Nothing that counts depends on it: that stands in storage.</summary>
public sealed class LinkHub(WorkerService service, WorkerLinks links, CurrentCatalogue catalogue, PiecewiseAnswers pieces) : Hub
{
    // Probabilities of every class of a large network come back over it.
    private const long LargestMessage = 1L << 20;

    public static void Configure(HubOptions<LinkHub> options)
    {
        options.MaximumParallelInvocationsPerClient = 8;
        options.MaximumReceiveMessageSize = LargestMessage;
        options.KeepAliveInterval = TimeSpan.FromSeconds(1);
        // On a busy machine a message is late by many seconds. The socket reports an ended process at once; its watch reports a frozen one.
        options.ClientTimeoutInterval = TimeSpan.FromSeconds(20);
    }

    /// <summary>Null welcomes the worker; otherwise why it is refused.</summary>
    public async Task<string?> Hello(WorkerHello hello)
    {
        // The service may hand it a run at once, so it has to be reachable before.
        links.Add(new(Context.ConnectionId, hello));
        if (await service.HelloAsync(hello) is not { } refusal)
            return null;
        links.Remove(Context.ConnectionId);
        return refusal;
    }

    public void Hint(Guid run, long last) => service.Hint(run, last);

    public void Memory(string worker, long usedBytes) => service.Memory(worker, usedBytes);

    public void Downloaded(IReadOnlyList<string> weights) => catalogue.SetHere(weights.ToHashSet(StringComparer.Ordinal));

    public Task Free(string worker) => service.FreeAsync(worker);

    /// <summary>A piece of an answer to a question that began with "Begin"; pieces may be handled in another order than their numbers'.
    /// </summary>
    public void Piece(Guid answer, int number, JsonElement piece, bool isLast)
    {
        if (piece.Deserialize<InteractiveAnswer>(StudioJson.Options) is { } read)
            pieces.Take(Context.ConnectionId, answer, number, read, isLast);
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        pieces.Lose(Context.ConnectionId);
        if (links.Remove(Context.ConnectionId) is { } worker)
            await service.DisconnectedAsync(worker);
        await base.OnDisconnectedAsync(exception);
    }
}
