using Studio.Experiments.Events;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Services;

public sealed class EndedRunOnSqliteTests() : EndedRunTests(() => null);

public sealed class EndedRunOnPostgresTests(PostgresServer server) : EndedRunTests(server.NewDatabase);

/// <summary>The list of runs: notes and tags, deletion, and what is left of it.</summary>
public abstract class EndedRunTests(Func<string?> database) : TourOfAda(database)
{
    [Fact]
    public async Task Delete_AnEndedRun_MakesItsCellStaleUntilItIsRestored()
    {
        await Studio.JoinAsync("cpu-1");
        var runs = await StartAsync("transfer-1");
        await SettledAsync("transfer-1");

        var deleted = await Studio.Runs.DeleteAsync(runs, RunningStudio.Ada);
        var without = await Studio.Notebooks.OpenAsync(Notebook);
        await Studio.Runs.RestoreAsync(runs, RunningStudio.Ada);
        var restored = await Studio.Notebooks.OpenAsync(Notebook);

        Assert.Equal((runs.Count, null), (deleted.Runs.Count, deleted.LeftOut));
        Assert.Equal((true, 0), (without!.Cells["transfer-1"].IsStale, without.Cells["transfer-1"].Runs.Count));
        Assert.Equal((false, 1), (restored!.Cells["transfer-1"].IsStale, restored.Cells["transfer-1"].Runs.Count));
    }

    [Fact]
    public async Task Delete_ARunThatIsUnderWay_LeavesItAndSaysWhy()
    {
        var runs = await StartAsync("data");

        var deleted = await Studio.Runs.DeleteAsync(runs, RunningStudio.Ada);

        Assert.Empty(deleted.Runs);
        Assert.Equal("1 of 1 run was left as it is: a run must have ended, and be yours.", deleted.LeftOut);
    }

    [Fact]
    public async Task Delete_SomebodyElsesRun_IsForTheOwnerOnly()
    {
        await Studio.JoinAsync("cpu-1");
        var runs = await StartAsync("data");
        await SettledAsync("data");

        var byGrace = await Studio.Runs.DeleteAsync(runs, RunningStudio.Grace);
        var byOwner = await Studio.Runs.DeleteAsync(runs, RunningStudio.Owner);

        Assert.Equal((0, 1), (byGrace.Runs.Count, byOwner.Runs.Count));
        Assert.Null(await Studio.Runs.FindAsync(runs[0], Ct));
    }

    [Fact]
    public async Task Annotate_ARun_ShowsInTheListOfRuns()
    {
        var run = (await StartAsync("data"))[0];

        Assert.NotNull(await Studio.Runs.AnnotateAsync(run, new(["mine"], ""), RunningStudio.Grace));
        Assert.Null(await Studio.Runs.AnnotateAsync(run, new(["baseline", "slow"], "All of it."), RunningStudio.Ada));

        var listed = Assert.Single(await Studio.List.ListAsync(new() { Tag = "slow" }, Ct));
        Assert.Equal((run, "Tour", "dataset", "All of it."), (listed.Id, listed.NotebookTitle, listed.Recipe, listed.Note));
    }

    [Fact]
    public async Task List_AfterARunHasEnded_SaysSo()
    {
        await StartAsync("evaluate");
        Assert.All(await Studio.List.ListAsync(new(), Ct), r => Assert.Equal((RunStatus.Queued, null), (r.Status, r.Seconds)));

        await Studio.JoinAsync("cpu-1");
        await SettledAsync("evaluate");

        var listed = await Studio.List.ListAsync(new() { Recipe = "evaluate" }, Ct);
        Assert.Equal(RunStatus.Completed, Assert.Single(listed).Status);
        Assert.NotNull(listed[0].Seconds);
    }

    [Fact]
    public async Task Housekeeping_ADayAfterARunWasDeleted_RemovesItForGood()
    {
        await Studio.JoinAsync("cpu-1");
        var runs = await StartAsync("data");
        await SettledAsync("data");
        await Studio.Runs.DeleteAsync(runs, RunningStudio.Ada);

        Studio.Time.Advance(TimeSpan.FromHours(25));

        while (await Studio.List.FindAsync(runs[0], Ct) is not null)
            await Task.Delay(10, Ct);
        Assert.Empty((await Studio.Runs.RestoreAsync(runs, RunningStudio.Ada)).Runs);
    }
}
