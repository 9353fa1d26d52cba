using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Hosting;

public sealed class SiloPortTests(RunningStudio studio)
{
    /// <summary>Its first words would tell a name that lets anyone be a part of the studio.</summary>
    [Theory, InlineData(""), InlineData("\0\0\0\0"), InlineData("GET / HTTP/1.1\r\n\r\n")]
    public async Task Connect_AnotherProcessOfThisMachine_GetsNothing(string said)
    {
        using var client = new TcpClient();
        Assert.Equal(0, await HeardAsync(client, said));
    }

    /// <summary>Bytes until the other side closes.</summary>
    private async Task<int> HeardAsync(TcpClient client, string said)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        try
        {
            await client.ConnectAsync(studio.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint, patience.Token);
            var stream = client.GetStream();
            if (said.Length > 0)
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(said), patience.Token);
            return await stream.ReadAsync(new byte[1000], patience.Token);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            return 0;
        }
    }
}
