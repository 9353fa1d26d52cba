using Studio.Runtime.Notebooks;
using Studio.Runtime.Runs;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Services;

/// <summary>A studio in which Ada has a notebook.</summary>
/// <param name="database">Names a PostgreSQL database; null for SQLite.</param>
public abstract class TourOfAda(Func<string?> database) : IAsyncLifetime
{
    protected static CancellationToken Ct { get; } = TestContext.Current.CancellationToken;

    internal RunningStudio Studio { get; set; } = null!;

    protected string Notebook { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Studio = await RunningStudio.StartAsync(database());
        Notebook = await Studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);
    }

    public async ValueTask DisposeAsync()
    {
        await Studio.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<IReadOnlyList<Guid>> StartAsync(string cell) =>
        Assert.IsType<RunOutcome.Started>(await Studio.Runs.StartAsync(Notebook, cell, RunningStudio.Ada)).Runs;

    protected Task<NotebookState> SettledAsync(string cell) => Studio.UntilAsync(Notebook, s => !s.Cells[cell].IsStale, Ct);
}
