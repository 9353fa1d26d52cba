using System.Diagnostics;
using System.Net;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.Benchmarks.Live;

/// <summary>Asks for the start page five times a second.</summary>
internal sealed class PageWatch : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private readonly HttpClient _person = new(new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false })
        { Timeout = TimeSpan.FromSeconds(10) };
    private readonly CancellationTokenSource _end = new();
    private Task _watching = Task.CompletedTask;

    public int Asked { get; private set; }

    public int Failed { get; private set; }

    public TimeSpan LongestAnswer { get; private set; }

    public static async Task<PageWatch> BeginAsync(StudioProcess studio)
    {
        var watch = new PageWatch();
        (await watch._person.GetAsync(new Uri(studio.OwnerLink))).EnsureSuccessStatusCode();
        watch._watching = watch.WatchAsync(new(studio.Address));
        return watch;
    }

    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _watching;
    }

    public void Dispose()
    {
        _person.Dispose();
        _end.Dispose();
    }

    private async Task WatchAsync(Uri page)
    {
        while (!_end.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            Asked++;
            if (!await IsUpAsync(page))
                Failed++;
            LongestAnswer = watch.Elapsed > LongestAnswer ? watch.Elapsed : LongestAnswer;
            await Task.Delay(s_pause);
        }
    }

    private async Task<bool> IsUpAsync(Uri page)
    {
        try
        {
            using var answer = await _person.GetAsync(page);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
