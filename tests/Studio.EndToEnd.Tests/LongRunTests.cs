using System.Diagnostics;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

/// <remarks>Their run is made long enough to be in its middle when something happens to it; each stops it at the end.</remarks>
public sealed class LongRunTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Reload_InMidRun_ComesBackCompleteAndLive()
    {
        var journey = await TrainAsync();

        await journey.Page.ReloadAsync();

        await journey.SeesAsync("transfer", "running");
        var words = await journey.State("transfer").TextContentAsync();
        await Assertions.Expect(journey.State("transfer")).Not.ToHaveTextAsync(words!, new() { Timeout = 60_000 });
        await Pictures.TakeAsync(journey.Page, "running-light");
        await StopAsync(journey);
    }

    [Fact]
    public async Task WorkerKilled_InMidRun_PageStaysAndTheRunGoesOn()
    {
        var journey = await TrainAsync();
        var worker = Assert.Single(studio.Process.TrainingWorkers());

        Process.GetProcessById(worker).Kill();

        await journey.SeesAsync("transfer", "queued", 60);
        await journey.SeesAsync("transfer", "running", 120);
        Assert.DoesNotContain(worker, studio.Process.TrainingWorkers());
        await StopAsync(journey);
    }

    private async Task<NotebookJourney> TrainAsync()
    {
        var journey = await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), "Your first transfer");
        await journey.SetAsync("transfer", "Epochs", "10000");
        await journey.RunAsync("transfer");
        await journey.SeesAsync("transfer", "epoch", 180);
        return journey;
    }

    private static async Task StopAsync(NotebookJourney journey)
    {
        await journey.Cell("transfer").GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await journey.SeesAsync("transfer", "stopped", 60);
        await journey.Page.Context.CloseAsync();
    }
}
