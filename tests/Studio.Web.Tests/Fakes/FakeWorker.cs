using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Studio.Experiments;
using Studio.Runtime.Link;

namespace Studio.Web.Tests.Fakes;

/// <summary>A worker without libtorch on the link.</summary>
public sealed class FakeWorker : IAsyncDisposable
{
    private readonly HubConnection _hub;

    public FakeWorker(string socketPath)
    {
        _hub = new HubConnectionBuilder().WithUrl("http://web/link", o =>
        {
            o.SkipNegotiation = true;
            o.Transports = HttpTransportType.WebSockets;
            o.WebSocketFactory = async (context, ct) =>
            {
                var socket = new ClientWebSocket();
                await socket.ConnectAsync(context.Uri,
                    new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = (_, stop) => OpenAsync(socketPath, stop) }), ct);
                return socket;
            };
        }).Build();
        _hub.On<Guid, int, bool>("Execute", (run, epoch) => Applied.TrySetResult((run, epoch)));
        _hub.On<JsonElement, JsonElement>("Ask",
            question => JsonSerializer.SerializeToElement(Answer(question.Deserialize<InteractiveRequest>(StudioJson.Options)!),
                StudioJson.Options));
        _hub.On<Guid, JsonElement>("Begin", async (answer, question) =>
        {
            foreach (var (number, piece, isLast) in Pieces(question.Deserialize<InteractiveRequest>(StudioJson.Options)!))
                await _hub.InvokeAsync("Piece", answer, number, JsonSerializer.SerializeToElement(piece, StudioJson.Options), isLast);
        });
        _hub.On<Guid>("Stop", Stopped.SetResult);
    }

    /// <summary>The answer in pieces that nobody waits for any more.</summary>
    public TaskCompletionSource<Guid> Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first run that it was asked to carry out.</summary>
    public TaskCompletionSource<(Guid Run, int Epoch)> Applied { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<InteractiveRequest, InteractiveAnswer> Answer { get; init; } = _ => new InteractiveAnswer.Refused("Not asked for.");

    /// <summary>Pieces in the order in which they are sent, with their numbers and whether they are the last.</summary>
    public Func<InteractiveRequest, IReadOnlyList<(int Number, InteractiveAnswer Piece, bool IsLast)>> Pieces { get; init; } = _ => [];

    /// <summary>Null if it is welcome.</summary>
    public async Task<string?> HelloAsync(WorkerRole role, string? catalogue = null)
    {
        await _hub.StartAsync();
        return await _hub.InvokeAsync<string?>("Hello",
            new WorkerHello($"fake-{role}", role, "cpu", catalogue ?? FakeCatalogue.Value.Hash(), Environment.ProcessId,
                new DeviceFacts("CPU", 1 << 30, 1, false)));
    }

    /// <summary>So much memory of its device is in use.</summary>
    public Task UseAsync(long bytes) => _hub.InvokeAsync("Memory", $"fake-{WorkerRole.Training}", bytes);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private static async ValueTask<Stream> OpenAsync(string path, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
