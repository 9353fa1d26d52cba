using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

/// <remarks>Their run is made long enough to be in its middle when its viewer goes away; each stops it at the end.</remarks>
public sealed class LongRunTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Browser_ReloadedThenClosedAndOpenedInMidRun_ShowsTheRunCompleteAndLive()
    {
        var first = await LongTransfer.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink));

        await first.Page.ReloadAsync();

        await AssertCompleteAndLiveAsync(first);
        await Pictures.TakeAsync(first.Page, "running-light");

        var address = first.Page.Url;
        await first.Page.Context.CloseAsync();
        var second = new NotebookJourney(await browser.EnterAsync(studio.Process.OwnerLink));
        await second.Page.GotoAsync(address);

        await AssertCompleteAndLiveAsync(second);
        await LongTransfer.StopAsync(second);
    }

    [Fact]
    public async Task Network_CutInMidRun_PageContinuesCompleteAndLive()
    {
        using var cable = new Cable(studio.Process.Address);
        var journey = await LongTransfer.BeginAsync(await browser.EnterAsync(cable.Through(studio.Process.OwnerLink)));
        await AssertCompleteAndLiveAsync(journey);

        cable.Cut();
        await Assertions.Expect(journey.Page.GetByText("The connection to the studio is lost")).ToBeVisibleAsync();
        var stored = new StoredRuns(studio.Process.DataFolder);
        var run = (await stored.AllAsync("transfer"))[^1].Id;
        var seen = (await stored.EntriesAsync(run))[^1].Number;
        await Until.IsSoAsync("the run goes on unseen", TimeSpan.FromSeconds(30),
            async () => (await stored.EntriesAsync(run, seen)).Count > 30);
        cable.Mend();

        await Assertions.Expect(journey.Page.GetByText("The connection to the studio is lost")).Not.ToBeVisibleAsync(new()
            { Timeout = 60_000 });
        await AssertCompleteAndLiveAsync(journey);
        await LongTransfer.StopAsync(journey);
    }

    /// <summary>The curve begins with the first step and has no hole, and it grows.</summary>
    private static async Task AssertCompleteAndLiveAsync(NotebookJourney journey)
    {
        await journey.SeesAsync("transfer", "running");
        var steps = await StepsAsync(journey);
        var before = steps.LastOrDefault();
        await Until.IsSoAsync("the curve grows", TimeSpan.FromSeconds(30),
            async () => (steps = await StepsAsync(journey)).LastOrDefault() > before);

        Assert.Equal(1, steps[0]);
        // A long curve is thinned, evenly.
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, Math.Max(1, steps[^1] / 20)));
    }

    private static async Task<int[]> StepsAsync(NotebookJourney journey)
    {
        var plot = journey.Cell("transfer").Locator(".js-plotly-plot").First;
        await plot.WaitForAsync();
        return await plot.EvaluateAsync<int[]>("plot => plot.data[0].x");
    }
}
