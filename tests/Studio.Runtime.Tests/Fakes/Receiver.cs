using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Studio.Runtime.Tests.Fakes;

/// <summary>A server on this machine that takes calls one after the other and answers each with the next of some statuses, the last one
/// again and again.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private readonly Channel<(string Head, string Body)> _calls = Channel.CreateUnbounded<(string, string)>();

    public Receiver(params string[] statuses)
    {
        _listener.Start();
        _serving = ServeAsync(statuses.Length == 0 ? ["204 No Content"] : statuses);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hook";

    /// <summary>How many calls nobody has looked at yet.</summary>
    public int Waiting => _calls.Reader.Count;

    public async Task<(string Head, string Body)> NextAsync(CancellationToken ct) => await _calls.Reader.ReadAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync(string[] statuses)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await using var stream = client.GetStream();
                var call = await ReadAsync(stream, _end.Token);
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {statuses[Math.Min(i, statuses.Length - 1)]}"
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _end.Token);
                _calls.Writer.TryWrite(call);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static async Task<(string, string)> ReadAsync(NetworkStream stream, CancellationToken ct)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var text = Encoding.UTF8.GetString([.. bytes]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = text.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ",
                StringComparison.Ordinal))?["Content-Length: ".Length..];
            if (end >= 0 && Encoding.UTF8.GetByteCount(text[(end + 4)..]) >= int.Parse(length ?? "0"))
                return (text[..end], text[(end + 4)..]);
            bytes.AddRange(buffer[..await stream.ReadAsync(buffer, ct)]);
        }
    }
}
