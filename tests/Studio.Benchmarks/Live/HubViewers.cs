using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.Benchmarks.Live;

/// <summary>Programs that watch a run from its beginning to its end.</summary>
internal sealed class HubViewers : IAsyncDisposable
{
    private readonly List<HubConnection> _hubs = [];
    private readonly List<Task<long>> _watching = [];

    public static async Task<HubViewers> ComeAsync(StudioProcess studio, Guid run, int count)
    {
        var cookies = new CookieContainer();
        using var person = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies });
        (await person.GetAsync(new Uri(studio.OwnerLink))).EnsureSuccessStatusCode();
        var viewers = new HubViewers();
        for (var i = 0; i < count; i++)
        {
            var hub = new HubConnectionBuilder().WithUrl($"{studio.Address}/hubs/runs", o => o.Cookies = cookies)
                .AddMessagePackProtocol().Build();
            viewers._hubs.Add(hub);
            await hub.StartAsync();
            viewers._watching.Add(WatchAsync(hub, run));
        }
        return viewers;
    }

    /// <summary>When all have seen the run's end: the last number that each of them saw.</summary>
    public Task<long[]> EndAsync() => Task.WhenAll(_watching);

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _hubs)
            await hub.DisposeAsync();
    }

    private static async Task<long> WatchAsync(HubConnection hub, Guid run)
    {
        long last = 0;
        await foreach (var message in hub.StreamAsync<RunMessage>("Watch", run, 0L))
            last = message.Last;
        return last;
    }
}
