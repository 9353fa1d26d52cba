using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.Benchmarks.Live;

/// <summary>From opening a notebook again to the curve of its run on the screen, where the run said 100,000 points.</summary>
internal static class Reopening
{
    private const int Steps = 50_000;
    private const int StepsABatch = 10;
    private const int EntriesAtOnce = 1000;
    private const int Repeats = 7;

    public static async Task<IEnumerable<string>> RunAsync()
    {
        await using var chromium = await Chromium.OpenAsync()
            ?? throw new InvalidOperationException("There is no Chromium on this machine.");
        await using var studio = await LiveStudio.StartAsync("Devices", "none");
        var page = (await studio.OpenTourAsync(chromium)).Page;
        var entries = await FillAsync(studio, await studio.AddTransferAsync(page));
        var notebook = page.Url;
        var milliseconds = new List<double>();
        for (var i = 0; i <= Repeats; i++)
        {
            // Nobody watches in between, so each time all is read from storage.
            await page.GotoAsync("about:blank");
            var watch = Stopwatch.StartNew();
            await page.GotoAsync(notebook, new() { WaitUntil = WaitUntilState.Commit });
            await (await DrawnSteps.WatchAsync(page)).UntilAsync(Steps);
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }
        var again = milliseconds.Skip(1).Order().ToArray();
        return
        [
            JsonSerializer.Serialize(new
            {
                workload = "reopening",
                points = 2 * Steps,
                entries,
                first_ms = Math.Round(milliseconds[0]),
                median_ms = Math.Round(again[Repeats / 2]),
                max_ms = Math.Round(again[^1]),
                goal_ms = 1000,
            }),
        ];
    }

    /// <summary>As a run of eight minutes writes it, ten batches a second.</summary>
    private static async Task<long> FillAsync(LiveStudio studio, Guid run)
    {
        var lease = await studio.Journal.TakeAsync(run, "benchmark", default) ?? throw new InvalidOperationException("The run has ended.");
        foreach (var events in Enumerable.Range(0, Steps / StepsABatch).SelectMany(Batch).Chunk(EntriesAtOnce))
            await studio.Journal.AppendAsync(lease, events, null, default);
        return (await studio.Journal.AppendAsync(lease, [new RunEvent.Status(RunStatus.Cancelled, "Stopped.")], null, default)).LastNumber;
    }

    private static RunEvent[] Batch(int batch)
    {
        var steps = Enumerable.Range(1 + batch * StepsABatch, StepsABatch);
        return
        [
            new RunEvent.Metrics(
                [.. steps.SelectMany(s => new MetricPoint[]
                    { new("loss/train", s, 3 / Math.Sqrt(s) + Math.Abs(Math.Sin(s * 12.9898)) / 5), new("learning-rate", s, 0.001) })]),
            new RunEvent.Progress((batch + 1) * StepsABatch, Steps, 800, "images", TimeSpan.Zero, "epoch 1 of 10"),
        ];
    }
}
