using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;
using Studio.Notebooks.Templates;

namespace Studio.Benchmarks.Live;

/// <summary>The lessons as somebody takes them: each is opened in a browser, answered and run to its end,
/// and photographed by day and by night.</summary>
internal static class Lessons
{
    private const string Unfinished = ".head .state:is(.queued, .running, .paused, .never)";

    /// <param name="keys">Of templates; none takes all that run.</param>
    public static async IAsyncEnumerable<string> RunAsync(IReadOnlyList<string> keys)
    {
        await using var chromium = await Chromium.OpenAsync()
            ?? throw new InvalidOperationException("There is no Chromium on this machine.");
        foreach (var template in keys.Count == 0 ? NotebookTemplate.All.Where(t => t.Key != "empty") : keys.Select(NotebookTemplate.Find))
        {
            await using var studio = await StudioProcess.StartAsync();
            yield return await TakeAsync(template, await chromium.EnterAsync(studio.OwnerLink));
        }
    }

    private static async Task<string> TakeAsync(NotebookTemplate template, IPage page)
    {
        await NotebookJourney.BeginAsync(page, template.Title);
        await page.Locator(Unfinished).First.WaitForAsync();
        foreach (var options in await page.Locator(".prediction .options").AllAsync())
            await options.Locator("button").First.ClickAsync();
        var watch = Stopwatch.StartNew();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run all" }).ClickAsync();
        await Assertions.Expect(page.Locator(Unfinished)).ToHaveCountAsync(0, new() { Timeout = 3_600_000 });
        var seconds = watch.Elapsed.TotalSeconds;
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ReloadAsync();
            await page.Locator(".head .state.done").First.WaitForAsync();
            await Assertions.Expect(page.Locator(Unfinished)).ToHaveCountAsync(0);
            foreach (var cell in await page.Locator("[data-cell]").AllAsync())
                await Pictures.TakeAsync(cell,
                    $"lesson-{template.Key}-{await cell.GetAttributeAsync("data-cell")}-{scheme}".ToLowerInvariant());
        }
        var failed = await page.Locator(".head .state.failed").CountAsync();
        await page.Context.CloseAsync();
        return JsonSerializer.Serialize(new { workload = $"lesson_{template.Key}", seconds = Math.Round(seconds), failed_cells = failed,
            goal_s = 300 });
    }
}
