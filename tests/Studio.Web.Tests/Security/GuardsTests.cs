using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Security;

public sealed class GuardsTests(RunningStudio studio)
{
    [Fact]
    public async Task Get_UnderAForeignHostName_IsRefused()
    {
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
        {
            using var request =
                new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = $"rebound.example:{studio.Address.Port}" } };

            using var answer = await owner.SendAsync(request);

            Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task WebSocket_FromAnotherOrigin_IsRefusedEvenWithTheCookie(string origin)
    {
        var (owner, cookies) = await studio.OwnerAsync();
        using (owner)
        {
            foreach (var hub in new[] { "/hubs/runs", "/_blazor" })
            {
                using var socket = new ClientWebSocket();
                socket.Options.Cookies = cookies;
                socket.Options.SetRequestHeader("Origin", origin);
                socket.Options.CollectHttpResponseDetails = true;

                await Assert.ThrowsAsync<WebSocketException>(() =>
                    socket.ConnectAsync(new($"ws://127.0.0.1:{studio.Address.Port}{hub}"), TestContext.Current.CancellationToken));

                Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
            }
        }
    }

    [Fact]
    public async Task WebSocket_FromTheStudiosOwnPages_IsLetIn()
    {
        var (owner, cookies) = await studio.OwnerAsync();
        using (owner)
        {
            using var socket = new ClientWebSocket();
            socket.Options.Cookies = cookies;
            socket.Options.SetRequestHeader("Origin", studio.Address.GetLeftPart(UriPartial.Authority));

            await socket.ConnectAsync(new($"ws://127.0.0.1:{studio.Address.Port}/hubs/runs"), TestContext.Current.CancellationToken);

            Assert.Equal(WebSocketState.Open, socket.State);
        }
    }

    [Fact]
    public async Task Link_OverTcp_IsNotThereEvenForTheOwner()
    {
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
        {
            using var answer = await owner.PostAsync("/link/negotiate?negotiateVersion=1", null);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Pages_OverTheWorkersSocket_AreNotThere()
    {
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync });

        using var page = await client.GetAsync("http://web/healthz");
        using var link = await client.PostAsync("http://web/link/negotiate?negotiateVersion=1", null);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, link.StatusCode);
    }

    [Fact]
    public void DataFolder_IsClosedToOtherUsers() =>
        Assert.True(OperatingSystem.IsWindows()
            || File.GetUnixFileMode(studio.DataFolder) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));

    [Fact]
    public async Task Pages_AllowNoForeignScriptAndNoInlineOneWithoutTheNonce()
    {
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
        {
            using var first = await owner.GetAsync("/");
            using var second = await owner.GetAsync("/");

            var (policy, next) = (Policy(first), Policy(second));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.NotEqual(policy, next);
            Assert.Contains("geolocation=()", Assert.Single(first.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
            Assert.False(first.Headers.Contains("Server"));
        }
    }

    private static string Policy(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(studio.SocketPath), ct);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
