using System.Net;
using System.Net.Sockets;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>A line between browser and studio that can be cut: what goes through it breaks,
/// and nothing gets through until it is mended.</summary>
public sealed class Cable : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _gate = new();
    private readonly List<TcpClient> _open = [];
    private readonly Uri _studio;
    private bool _isCut;

    public Cable(string studio)
    {
        _studio = new(studio);
        _listener.Start();
        _ = ExecuteAsync();
    }

    /// <summary>An address of the studio, seen through the cable.</summary>
    public string Through(string address) => new UriBuilder(address) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ToString();

    public void Cut()
    {
        lock (_gate)
        {
            _isCut = true;
            _open.ForEach(c => c.Dispose());
            _open.Clear();
        }
    }

    public void Mend()
    {
        lock (_gate)
            _isCut = false;
    }

    public void Dispose()
    {
        Cut();
        _listener.Dispose();
    }

    private async Task ExecuteAsync()
    {
        try
        {
            while (true)
                _ = ExecuteAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ExecuteAsync(TcpClient browser)
    {
        var studio = new TcpClient();
        lock (_gate)
            _open.AddRange(_isCut ? [] : [browser, studio]);
        try
        {
            if (!_isCut)
            {
                await studio.ConnectAsync(_studio.Host, _studio.Port);
                await Task.WhenAny(browser.GetStream().CopyToAsync(studio.GetStream()),
                    studio.GetStream().CopyToAsync(browser.GetStream()));
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
        finally
        {
            browser.Dispose();
            studio.Dispose();
        }
    }
}
