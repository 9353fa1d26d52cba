namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>The notebook "Your first transfer" with its network trained, for journeys that only ask it.</summary>
public sealed class TrainedTour(SharedStudio studio, Browser browser) : IAsyncLifetime
{
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var tour = await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), "Your first transfer");
        await tour.RunAsync("transfer");
        await tour.SeesAsync("transfer", "done");
        Address = tour.Page.Url;
        await tour.Page.Context.CloseAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
