using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Runtime.Services;
using Studio.Runtime.Journal;
using Studio.Runtime.Runs;
using Studio.Runtime.Tests.Fakes;
using Studio.Runtime.Tests.Services;

namespace Studio.Runtime.Tests.Runs;

public sealed class RunCommandOnSqliteTests() : RunCommandTests(() => null);

public sealed class RunCommandOnPostgresTests(PostgresServer server) : RunCommandTests(server.NewDatabase);

/// <summary>What persons ask of runs that are under way, and what becomes of them.</summary>
public abstract class RunCommandTests(Func<string?> database) : TourOfAda(database)
{
    [Fact]
    public async Task Stop_ARunThatWasStartedAgain_LeavesTheEarlierResultAndSaysWhatBecameOfTheNewOne()
    {
        await Studio.JoinAsync("cpu-1");
        var earlier = (await StartAsync("data"))[0];
        await SettledAsync("data");
        Studio.Time.Advance(TimeSpan.FromSeconds(1));
        Studio.Fleet.HoldAt = 15;
        var again = Assert.IsType<RunOutcome.Started>(await Studio.Runs.StartAsync(Notebook, "data", RunningStudio.Ada,
            again: true)).Runs[0];
        await Studio.UntilAsync(Notebook, s => s.Cells["data"].Runs is [{ Status: RunStatus.Running }], Ct);

        await Studio.Runs.CommandAsync(again, new RunCommand.Stop(), RunningStudio.Ada);

        var data = (await Studio.UntilAsync(Notebook, s => s.Cells["data"].EndedSince.Count > 0, Ct)).Cells["data"];
        Assert.Equal(earlier, Assert.Single(data.Runs).Id);
        Assert.Equal((again, RunStatus.Cancelled), (data.EndedSince[0].Id, data.EndedSince[0].Status));
        Assert.False(data.IsStale);
    }

    [Fact]
    public async Task Journal_OfAnEndedRun_HoldsEverythingInItsOrder()
    {
        await Studio.JoinAsync("cpu-1");
        var run = (await StartAsync("transfer-1"))[0];
        await SettledAsync("transfer-1");

        var entries = await Studio.Runs.JournalAsync(run, Ct);

        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Number));
        Assert.Equal(RunStatus.Completed, entries.Select(e => e.Event).OfType<RunEvent.Status>().Last().Is);
    }

    [Fact]
    public async Task Command_StopAWaitingRun_EndsItAndThoseThatNeedIt()
    {
        await StartAsync("evaluate");
        var data = (await Studio.Runs.ListAsync(Notebook, Ct)).Single(r => r.Request.Cell.Id == "data");

        Assert.IsType<RunOutcome.Refused>(await Studio.Runs.CommandAsync(data.Id, new RunCommand.Stop(), RunningStudio.Grace));
        Assert.IsType<RunOutcome.Accepted>(await Studio.Runs.CommandAsync(data.Id, new RunCommand.Stop(), RunningStudio.Owner));

        var state = await Studio.UntilAsync(Notebook, s => s.Cells["evaluate"].Runs is [{ EndedAt: not null }], Ct);
        Assert.Equal(RunStatus.Cancelled, state.Cells["evaluate"].Runs[0].Status);
        Assert.Contains("data", state.Cells["transfer-1"].Runs[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_PauseAndResumeWhileItRuns_IsFollowedByTheWorker()
    {
        Studio.Fleet.HoldAt = 15;
        await Studio.JoinAsync("cpu-1");
        await StartAsync("data");
        var run = (await Studio.UntilAsync(Notebook, s => s.Cells["data"].Runs is [{ Status: RunStatus.Running }],
            Ct)).Cells["data"].Runs[0].Id;

        await Studio.Runs.CommandAsync(run, new RunCommand.Pause(), RunningStudio.Ada);
        await Studio.UntilAsync(Notebook, s => s.Cells["data"].Runs is [{ Status: RunStatus.Paused }], Ct);
        Studio.Fleet.HoldAt = int.MaxValue;
        await Studio.Runs.CommandAsync(run, new RunCommand.Resume(), RunningStudio.Ada);

        var state = await SettledAsync("data");
        Assert.False(state.Cells["data"].Runs[0].IsSteered);
    }

    [Fact]
    public async Task Branch_FromACheckpoint_AddsACellThatStartsThere()
    {
        await Studio.JoinAsync("cpu-1");
        var run = (await StartAsync("transfer-1"))[0];
        await SettledAsync("transfer-1");

        var outcome = await Studio.Runs.BranchAsync(run, 25, RunningStudio.Ada);

        var cell = Assert.IsType<RunOutcome.Branched>(outcome).Cell;
        var notebook = (await Studio.Notebooks.OpenAsync(Notebook))!.Notebook;
        var kept = await Studio.Runs.CheckpointsAsync(run, Ct);
        Assert.Contains(kept, c => c.File.Sha256 == ((Transfer)notebook.Cell(cell)!).StartFrom
            && ((Transfer)notebook.Cell(cell)!).Branch == new BranchPoint("transfer-1", run, c.Step));
        Assert.Equal(["data", "model", "transfer-1", cell, "evaluate"], notebook.Cells.Select(c => c.Id));
        Assert.IsType<RunOutcome.Refused>(await Studio.Runs.BranchAsync(run, 5, RunningStudio.Ada));
    }

    [Fact]
    public async Task Branch_BeforeTheFirstCheckpoint_SaysHowOftenOneIsWritten()
    {
        var run = (await StartAsync("transfer-1"))[0];

        var refused = Assert.IsType<RunOutcome.Refused>(await Studio.Runs.BranchAsync(run, int.MaxValue, RunningStudio.Ada));

        Assert.Contains($"every {CheckpointInterval.Default.TotalSeconds} seconds", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branch_WithAnotherRecipe_ContinuesByThat()
    {
        await Studio.JoinAsync("cpu-1");
        var run = (await StartAsync("transfer-1"))[0];
        await SettledAsync("transfer-1");

        var cell = Assert.IsType<RunOutcome.Branched>(await Studio.Runs.BranchAsync(run, int.MaxValue, RunningStudio.Ada,
            new Recipe.FineTuning())).Cell;

        Assert.Equal(new Recipe.FineTuning(), ((Transfer)(await Studio.Notebooks.OpenAsync(Notebook))!.Notebook.Cell(cell)!).Recipe);
    }

    [Fact]
    public async Task Restart_InMidRun_ContinuesByItself()
    {
        Studio.Fleet.HoldAt = 15;
        await Studio.JoinAsync("cpu-1");
        await StartAsync("transfer-1");
        await Studio.UntilAsync(Notebook, s => s.Cells["data"].Runs is [{ Status: RunStatus.Running, LastNumber: > 1 }], Ct);

        Studio = await Studio.RestartAsync();
        await Studio.JoinAsync("cpu-1");
        Studio.Time.Advance(Lease.Duration + TimeSpan.FromMilliseconds(1));

        var state = await SettledAsync("transfer-1");
        var run = state.Cells["data"].Runs[0];
        Assert.Equal(3, run.LeaseEpoch);
        var last = await Studio.Feed.WatchAsync(run.Id, 0, Ct).OfType<RunUpdate.Snapshot>().FirstAsync(Ct);
        Assert.Equal(Enumerable.Range(1, FakeWorker.Steps), last.Seen.Curves[0].Points.Select(p => p.Step));
        Assert.Equal(RunStatus.Completed, last.Seen.Status.Is);
    }
}
