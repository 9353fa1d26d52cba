using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Studio.Learning.Tests.Fakes;

/// <summary>A web server on this machine that serves one file, honours ranges, and cuts connections when told to.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private readonly byte[] _file;

    public FileServer(byte[] file)
    {
        _file = file;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _loop = Task.Run(AcceptAsync);
    }

    public Uri Address { get; }

    /// <summary>For each coming request: after how many bytes of the body the connection is cut.</summary>
    public ConcurrentQueue<int> Cuts { get; init; } = new();

    /// <summary>First bytes asked for, request by request; 0 where no range was asked for.</summary>
    public ConcurrentQueue<long> Starts { get; } = new();

    /// <summary>Request paths in their order.</summary>
    public ConcurrentQueue<string> Paths { get; } = new();

    public string? Refusal { get; init; }

    public bool HonoursRanges { get; init; } = true;

    public TimeSpan Pause { get; init; }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
            catch (OperationCanceledException)
            {
                return;
            }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        await using (var stream = client.GetStream())
            try
            {
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var start = 0L;
                Paths.Enqueue((await reader.ReadLineAsync(_stop.Token))!.Split(' ')[1]);
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
                    if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                        start = long.Parse(line[13..].TrimEnd('-'), CultureInfo.InvariantCulture);
                Starts.Enqueue(start);
                await Task.Delay(Pause, _stop.Token);
                await AnswerAsync(stream, HonoursRanges ? start : 0);
            }
            catch (IOException)
            {
                // The client went away first.
            }
    }

    private async Task AnswerAsync(NetworkStream stream, long start)
    {
        if (Refusal is not null)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {Refusal}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            return;
        }
        var (status, range) = start == 0 ? ("200 OK", "")
            : start >= _file.Length ? ("416 Range Not Satisfiable", $"Content-Range: bytes */{_file.Length}\r\n")
            : ("206 Partial Content", $"Content-Range: bytes {start}-{_file.Length - 1}/{_file.Length}\r\n");
        var body = _file.AsMemory((int)Math.Min(start, _file.Length));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n{range}Connection: "
            + "close\r\n\r\n"));
        await stream.WriteAsync(Cuts.TryDequeue(out var cut) && cut < body.Length ? body[..cut] : body);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Stop();
        _stop.Dispose();
    }
}
