using System.Text.Json;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.Benchmarks.Live;

/// <summary>A studio with an empty data folder: from the start of its process to its first page in the browser,
/// once without workers and once beside the workers that start; and from the press of Run on the tour's transfer, as soon as that can be
/// pressed, to the first point of its curve.</summary>
internal static class StartTimes
{
    private const int Repeats = 5;

    public static async Task<IEnumerable<string>> RunAsync()
    {
        await using var chromium = await Chromium.OpenAsync()
            ?? throw new InvalidOperationException("There is no Chromium on this machine.");
        var starts = new List<(double Link, double Page, double Point)>();
        var alone = new List<(double Link, double Page)>();
        for (var i = 0; i < Repeats; i++)
        {
            alone.Add(await OpenAloneAsync(chromium));
            starts.Add(await StartAsync(chromium));
        }
        return
        [
            JsonSerializer.Serialize(new
            {
                workload = "start_times",
                repeats = Repeats,
                link_s = Median(alone.Select(s => s.Link)),
                first_page_s = Median(alone.Select(s => s.Page)),
                first_page_max_s = Math.Round(alone.Max(s => s.Page), 2),
                goal_first_page_s = 2,
                link_beside_workers_s = Median(starts.Select(s => s.Link)),
                first_page_beside_workers_s = Median(starts.Select(s => s.Page)),
                first_point_s = Median(starts.Select(s => s.Point)),
                first_point_max_s = Math.Round(starts.Max(s => s.Point), 2),
                goal_first_point_s = 10,
            }),
        ];
    }

    /// <returns>Seconds from the process's start to the printed link and to the painted start page.</returns>
    private static async Task<(double Link, double Page)> OpenAloneAsync(Chromium chromium)
    {
        var page = await chromium.NewPageAsync(ColorScheme.Light);
        var painted = await PaintedTemplates.WatchAsync(page);
        var start = Now;
        await using var studio = await LiveStudio.StartAsync("Devices", "none");
        var link = Now;
        await page.GotoAsync(studio.Process.OwnerLink);
        var shown = await painted.At;
        await page.Context.CloseAsync();
        return (Seconds(start, link), Seconds(start, shown));
    }

    /// <returns>Seconds to the printed link and to the painted start page, both from the process's start;
    /// seconds from Run to the first point.</returns>
    private static async Task<(double Link, double Page, double Point)> StartAsync(Chromium chromium)
    {
        var page = await chromium.NewPageAsync(ColorScheme.Light);
        var painted = await PaintedTemplates.WatchAsync(page);
        var start = Now;
        await using var studio = await StudioProcess.StartAsync();
        var link = Now;
        await page.GotoAsync(studio.OwnerLink);
        var shown = await painted.At;
        var tour = await NotebookJourney.BeginAsync(page, "Your first transfer");
        await tour.RunAsync("transfer");
        var pressed = Now;
        var drawn = await DrawnSteps.WatchAsync(page);
        await drawn.UntilAsync(1);
        var point = (await drawn.ReadAsync()).Values.Min();
        await page.Context.CloseAsync();
        return (Seconds(start, link), Seconds(start, shown), Seconds(pressed, point));
    }

    /// <summary>Unix milliseconds, by the clock that the browser reads, too.</summary>
    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static double Seconds(long from, long to) => (to - from) / 1000.0;

    private static double Median(IEnumerable<double> seconds) => Math.Round(seconds.Order().ElementAt(Repeats / 2), 2);
}
