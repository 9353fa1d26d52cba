using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Runs;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>A transfer of about six seconds to which nothing happens, and whether another of the same
/// settings came to the same.</summary>
public sealed class UndisturbedTransfer(SharedStudio studio, Browser browser) : IAsyncLifetime
{
    /// <summary>Checkpoints are a second apart: there are several before the end.</summary>
    public const int Epochs = 600, BatchSize = 12;

    private Guid _run;

    private StoredRuns Stored => new(studio.Process.DataFolder);

    public async ValueTask InitializeAsync()
    {
        var journey = await LongTransfer.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), Epochs, BatchSize);
        await journey.SeesAsync("transfer", "done", 180);
        _run = (await Stored.AllAsync("transfer"))[^1].Id;
        await journey.Page.Context.CloseAsync();
    }

    /// <summary>The same weights bit for bit, and to a viewer the same curves and matrices.</summary>
    public async Task AssertSameAsync(StoredRuns stored, Guid run)
    {
        Assert.Equal(Model(await Stored.FindAsync(_run)), Model(await stored.FindAsync(run)));
        var (expected, seen) = (await Stored.FoldAsync(_run), await stored.FoldAsync(run));
        Assert.Equal(expected.Curves.Select(c => c.Series), seen.Curves.Select(c => c.Series));
        Assert.All(expected.Curves.Zip(seen.Curves), pair => Assert.Equal(pair.First.Points, pair.Second.Points));
        Assert.Equal(expected.Confusions.Select(c => (c.Part, c.Step, c.IsBest)), seen.Confusions.Select(c => (c.Part, c.Step, c.IsBest)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static ArtifactReference Model(RunSummary run) => Assert.IsType<Classifier>(run.Result).Model;
}
