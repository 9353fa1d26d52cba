using Studio.Experiments.Events;
using Studio.Notebooks;
using Studio.Runtime.Grains;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Grains;

public sealed class NotebookShelfTests
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweep_OfWhatWasDeletedBefore_RemovesItWithItsRunsAndNothingElse()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var store = new NotebookStore(studio.Storage, studio.Time);
        await store.AddAsync("old", "ada", Notebook.Empty, s_ct);
        await store.AddAsync("new", "ada", Notebook.Empty, s_ct);
        var ended = await studio.AddRunAsync(notebook: "old");
        await studio.Journal.AppendAsync((await studio.Journal.TakeAsync(ended, "worker", s_ct))!, [Say.Status(RunStatus.Completed)], null,
            s_ct);
        await store.DeleteAsync("old", s_ct);
        studio.Time.Advance(TimeSpan.FromHours(20));
        await store.DeleteAsync("new", s_ct);
        studio.Time.Advance(TimeSpan.FromHours(5));

        Assert.Equal(1, await store.SweepAsync(studio.Time.GetUtcNow() - TimeSpan.FromDays(1), s_ct));

        Assert.False(await store.RestoreAsync("old", null, s_ct));
        Assert.Null(await studio.Journal.FindAsync(ended, s_ct));
        Assert.True(await store.RestoreAsync("new", null, s_ct));
    }
}
