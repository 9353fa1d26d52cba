using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Studio.Runtime.Webhooks;

/// <summary>Calls addresses that a person typed in, and never anything that they could not reach from outside: the name is resolved once,
/// each address is checked, and the connection goes to the checked ones. No redirect is followed, no proxy is asked, and nothing of the
/// answer but its status is read.</summary>
internal sealed class WebhookClient : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private readonly bool _allowsPrivate;
    private readonly HttpClient _http;

    public WebhookClient(bool allowsPrivate)
    {
        _allowsPrivate = allowsPrivate;
        // Without a pool each call is checked anew.
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = 16, ConnectCallback = ConnectAsync,
        })
        { Timeout = s_timeout };
    }

    /// <summary>Null if the address may be called as far as can be decided without a DNS query; otherwise why not.</summary>
    public string? Fault(string address)
    {
        if (address.Length > 2000 || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri.Host.Length == 0)
            return "Enter a complete address that begins with https:// or http://.";
        if (uri.UserInfo.Length > 0)
            return "Leave out the user name and password: the receiver can check the signature instead.";
        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && !MayCall(ip) || uri.IsLoopback && !_allowsPrivate
            ? new AddressRefusedException(uri.Host).Message : null;
    }

    /// <summary>Posts JSON, signed: the receiver computes HMAC-SHA256 of "TIME.BODY" with the secret and compares.</summary>
    public async Task<WebhookAnswer> PostAsync(string address, string body, string secret, DateTimeOffset now, CancellationToken ct)
    {
        var stamp = now.ToUnixTimeSeconds();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("transfer-learning-studio", "1"));
        request.Headers.Add("X-Studio-Signature", $"t={stamp},v1={Sign(secret, $"{stamp}.{body}")}");
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return Answer(response);
        }
        catch (HttpRequestException fault) when (fault.InnerException is AddressRefusedException refused)
        {
            return new(refused.Message, IsDelivered: false);
        }
        catch (HttpRequestException fault)
        {
            return new($"Not reached: {(fault.InnerException ?? fault).Message}", IsDelivered: false, MayComeBack: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new($"No answer within {s_timeout.TotalSeconds:0} seconds.", IsDelivered: false, MayComeBack: true);
        }
    }

    public static string Sign(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    public void Dispose() => _http.Dispose();

    private static WebhookAnswer Answer(HttpResponseMessage response)
    {
        var code = (int)response.StatusCode;
        var line = $"{code} {response.StatusCode}";
        return code is >= 300 and < 400
            ? new($"{line}: redirects are not followed. Enter the address that it leads to.", IsDelivered: false)
            : new(line, response.IsSuccessStatusCode, code is 408 or 429 or >= 500);
    }

    private bool MayCall(IPAddress address) => _allowsPrivate || PublicAddress.Is(address);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, ct);
        // One private address among public ones is refused, too: no honest name has both.
        if (addresses.Length == 0 || !addresses.All(MayCall))
            throw new AddressRefusedException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
