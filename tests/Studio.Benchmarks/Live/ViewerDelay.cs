using System.Text.Json;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.Benchmarks.Live;

/// <summary>From the end of an optimiser step to its point in the browser's chart, while 49 programs watch the same
/// run. One clock: all is on this machine.</summary>
internal static class ViewerDelay
{
    private const int HubClients = 49;
    private const int Epochs = 15;
    private const int StepsToWarmUp = 200;

    public static async Task<IEnumerable<string>> RunAsync()
    {
        await using var chromium = await Chromium.OpenAsync()
            ?? throw new InvalidOperationException("There is no Chromium on this machine.");
        await using var studio = await LiveStudio.StartAsync("Devices", "none");
        var tour = await studio.OpenTourAsync(chromium);
        var run = await studio.AddTransferAsync(tour.Page);
        await tour.Cell("transfer").Locator(".js-plotly-plot").First.WaitForAsync();
        var watched = await DrawnSteps.WatchAsync(tour.Page);
        await using var viewers = await HubViewers.ComeAsync(studio.Process, run, HubClients);
        using var worker = TimedWorkerProcess.Start(studio, Epochs, isPaired: false);
        var timed = await worker.NextAsync();
        var seen = await viewers.EndAsync();
        await watched.UntilAsync(timed.Ended.Count);
        var drawn = await watched.ReadAsync();
        var steps = timed.Ended.Index().Skip(StepsToWarmUp).Select(s => (Step: s.Index + 1, Ended: s.Item)).ToArray();
        var delays = steps.Select(s => drawn[s.Step] - s.Ended).Order().ToArray();
        var last = (await studio.EndOfAsync(run)).LastNumber;
        return
        [
            JsonSerializer.Serialize(new
            {
                workload = "viewer_delay",
                steps = delays.Length,
                step_ms = Math.Round(1000 * timed.Seconds / timed.Ended.Count, 1),
                hub_clients = HubClients,
                hub_clients_complete = seen.Count(n => n == last),
                p50_ms = delays[delays.Length / 2],
                p95_ms = delays[(int)(delays.Length * .95)],
                max_ms = delays[^1],
                goal_p95_ms = 250,
            }),
        ];
    }
}
