using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Studio.Runtime.Link;

namespace Studio.Worker.Linking;

/// <summary>The line to the studio: SignalR over a Unix socket. Nothing depends on a message arriving;
/// what counts stands in storage.</summary>
internal sealed class StudioLink : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private readonly HubConnection _connection;
    private readonly WorkerHello _hello;

    public StudioLink(string socketPath, WorkerHello hello)
    {
        _hello = hello;
        _connection = new HubConnectionBuilder()
            .WithUrl("http://studio/link", options =>
            {
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
                options.WebSocketFactory = (context, stop) => ConnectAsync(context.Uri, socketPath, stop);
            })
            .WithKeepAliveInterval(TimeSpan.FromSeconds(1)).WithServerTimeout(TimeSpan.FromSeconds(20)).Build();
    }

    public string Name => _hello.Worker;

    /// <param name="execute">A run and the epoch of its lease; false if there is no hand free.</param>
    /// <param name="look">There is a new command for the run.</param>
    public void Execute(Func<Guid, int, bool> execute, Action<Guid> look)
    {
        _connection.On("Execute", execute);
        _connection.On("Look", look);
    }

    public void Answer(Func<JsonElement, JsonElement> answer) => _connection.On("Ask", answer);

    /// <param name="begin">Begins an answer in pieces.</param>
    /// <param name="stop">Nobody waits for the rest of an answer.</param>
    public void AnswerInPieces(Action<Guid, JsonElement> begin, Action<Guid> stop)
    {
        _connection.On("Begin", begin);
        _connection.On("Stop", stop);
    }

    /// <summary>Sends a piece of an answer and returns when it is on its way.</summary>
    /// <param name="number">From 0 on: the studio may handle them in another order.</param>
    /// <returns>False if the line is lost: the studio has given the answer up.</returns>
    public bool Piece(Guid answer, int number, JsonElement piece, bool isLast)
    {
        if (_connection.State != HubConnectionState.Connected)
            return false;
        try
        {
            _connection.SendAsync("Piece", answer, number, piece, isLast).GetAwaiter().GetResult();
            return true;
        }
        catch (Exception lost) when (lost is IOException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }

    public void End(Action end) => _connection.On("End", end);

    /// <summary>There is something new in the run's journal, up to a number; the studio finds out by itself if this gets lost.</summary>
    public void Hint(Guid run, long last) => Send("Hint", run, last);

    /// <summary>Memory in use on the worker's device.</summary>
    public void Memory(long usedBytes) => Send("Memory", _hello.Worker, usedBytes);

    /// <summary>Keys of published weights that were downloaded.</summary>
    public void Downloaded(IReadOnlyList<string> weights) => Send("Downloaded", weights);

    /// <summary>It is idle.</summary>
    public void Free() => Send("Free", _hello.Worker);

    /// <summary>Connects and connects again until stopped: first start, a studio's restart and a lost line are one case.</summary>
    /// <exception cref="WorkerRefusedException">The studio does not want this worker.</exception>
    public async Task StayAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (_connection.State == HubConnectionState.Disconnected)
                {
                    await _connection.StartAsync(stop);
                    if (await _connection.InvokeAsync<string?>("Hello", _hello, stop) is { } refusal)
                        throw new WorkerRefusedException(refusal);
                }
                await Task.Delay(s_pause, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (lost is not WorkerRefusedException)
            {
                // The studio is not up yet, or not any more, whatever the line makes of that. A worker that gave up here would lose its
                // run.
                await _connection.StopAsync(CancellationToken.None);
                await Task.Delay(s_pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Send(string method, params object[] values)
    {
        if (_connection.State == HubConnectionState.Connected)
            _ = _connection.SendCoreAsync(method, values);
    }

    private static async ValueTask<WebSocket> ConnectAsync(Uri address, string socketPath, CancellationToken stop)
    {
        using var invoker =
            new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = (_, cancel) => OpenAsync(socketPath, cancel) });
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(address, invoker, stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async ValueTask<Stream> OpenAsync(string path, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
