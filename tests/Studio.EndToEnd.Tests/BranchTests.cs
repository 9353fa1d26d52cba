using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class BranchTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Branch_AFrozenNetworkAsFineTuning_ResumesFromItsHead()
    {
        var tour = await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), "Your first transfer");
        await tour.SetAsync("transfer", "Epochs", "4");
        await tour.RunAsync("transfer");
        await tour.SeesAsync("transfer", "done");

        await tour.Cell("transfer").GetByRole(AriaRole.Button, new() { NameRegex = new("^More for") }).ClickAsync();
        await tour.Page.GetByText("Branch as fine-tuning").ClickAsync();
        await Assertions.Expect(tour.Cell("transfer-1")).ToContainTextAsync("from step 16");
        await Assertions.Expect(tour.Cell("transfer-1")).ToBeFocusedAsync();
        await tour.SetAsync("transfer-1", "Epochs", "1");
        await tour.RunAsync("transfer-1");
        await tour.SeesAsync("transfer-1", "done");

        // The last point of 160 steps of the head, 16 of them before the branch, and 15 of the whole network.
        await Assertions.Expect(tour.Cell("transfer-1").GetByRole(AriaRole.Img, new() { NameRegex = new("^Loss: .* at step 175") }))
            .ToBeVisibleAsync();
        await tour.Page.Context.CloseAsync();
    }
}
