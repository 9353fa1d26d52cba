using System.Text.Json;

namespace Studio.Benchmarks.Live;

/// <summary>What the journal costs a training: each is done with everything told and then with nothing told,
/// nobody watching and then fifty.</summary>
internal static class JournalCost
{
    private const int Epochs = 3;

    public static async Task<IEnumerable<string>> RunAsync()
    {
        await using var studio = await LiveStudio.StartAsync("Devices", "none");
        using var worker = TimedWorkerProcess.Start(studio, Epochs, isPaired: true);
        await PairAsync(studio, worker, viewers: 0);
        return [await MeasureAsync(studio, worker, pairs: 10, viewers: 0), await MeasureAsync(studio, worker, pairs: 5, viewers: 50)];
    }

    private static async Task<string> MeasureAsync(LiveStudio studio, TimedWorkerProcess worker, int pairs, int viewers)
    {
        var runs = new List<TimedRun>();
        for (var i = 0; i < pairs; i++)
            runs.Add(await PairAsync(studio, worker, viewers));
        var costs = runs.Select(r => 100 * (r.Seconds / r.SilentSeconds - 1)).Order().ToArray();
        return JsonSerializer.Serialize(new
        {
            workload = viewers == 0 ? "journal_cost" : $"journal_cost_{viewers}_viewers",
            pairs,
            steps = runs[0].Ended.Count,
            step_ms = Math.Round(1000 * runs.Average(r => r.SilentSeconds) / runs[0].Ended.Count, 2),
            telling_percent = Math.Round(100 * runs.Sum(r => r.TellingSeconds) / runs.Sum(r => r.Seconds), 3),
            wall_percent_median = Math.Round((costs[(pairs - 1) / 2] + costs[pairs / 2]) / 2, 2),
            wall_percent_range = new[] { Math.Round(costs[0], 2), Math.Round(costs[^1], 2) },
            goal_telling_percent = viewers == 0 ? 0.5 : (double?)null,
            goal_wall_percent = viewers == 0 ? 2 : (double?)null,
        });
    }

    private static async Task<TimedRun> PairAsync(LiveStudio studio, TimedWorkerProcess worker, int viewers)
    {
        var run = await studio.AddTransferAsync();
        await using var watching = await HubViewers.ComeAsync(studio.Process, run, viewers);
        var timed = await worker.NextAsync();
        await watching.EndAsync();
        return timed;
    }
}
