using Microsoft.Playwright;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>A transfer that is long enough to be in its middle when something happens to it.</summary>
public static class LongTransfer
{
    public static async Task<NotebookJourney> BeginAsync(IPage page, int epochs = 10_000, int batchSize = 1)
    {
        var journey = await NotebookJourney.BeginAsync(page, "Your first transfer");
        // With so many labels some are kept aside for choosing: it is one training, not one a fold.
        await journey.SetAsync("data", "Labels per class", "24");
        await journey.SetAsync("transfer", "Epochs", $"{epochs}");
        await journey.SetAsync("transfer", "Batch size", $"{batchSize}");
        await journey.PredictAsync("prediction-1", "80");
        await journey.RunAsync("transfer");
        await journey.SeesAsync("transfer", "epoch", 180);
        return journey;
    }

    public static async Task StopAsync(NotebookJourney journey)
    {
        await journey.Cell("transfer").GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await journey.SeesAsync("transfer", "stopped", 60);
        await journey.Page.Context.CloseAsync();
    }
}
