using System.Text.Json;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Runtime.Desks;
using Studio.Runtime.Journal;
using Studio.Runtime.Runs;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Desks;

public sealed class RunDeskOnSqliteTests() : RunDeskTests(() => null);

public sealed class RunDeskOnPostgresTests(PostgresServer server) : RunDeskTests(server.NewDatabase);

public abstract class RunDeskTests(Func<string?> database) : IAsyncLifetime
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    private RunningStudio _studio = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        _studio = await RunningStudio.StartAsync(database());
        _id = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);
    }

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task Start_ACellWithStaleInputs_RunsThemFirst()
    {
        await _studio.JoinAsync("cpu-1");

        await StartAsync("evaluate");
        var state = await SettledAsync("evaluate");

        Assert.All(state.Cells.Values, c => Assert.False(c.IsStale));
        var runs = state.Cells.Values.SelectMany(c => c.Runs).OrderBy(r => r.StartedAt).Select(r => r.Request.Cell.Id).ToList();
        Assert.True(runs.IndexOf("transfer-1") < runs.IndexOf("evaluate"));
        Assert.Equal(["data", "model"], state.Cells["transfer-1"].Runs[0].Request.Inputs.Keys.Order());
    }

    [Fact]
    public async Task Start_AnUnchangedCell_GivesTheStoredRun()
    {
        await _studio.JoinAsync("cpu-1");
        var first = await StartAsync("transfer-1");
        await SettledAsync("transfer-1");

        await EditAsync("transfer-1", "title", "", "Another name");
        Assert.Equal(first, await StartAsync("transfer-1"));
    }

    [Fact]
    public async Task Ask_AsAnOwnerThatTheCallerMadeUp_IsRefusedEverywhere()
    {
        _studio.Fleet.HoldAt = 20;
        await _studio.JoinAsync("cpu-1");
        var impostor = RunningStudio.Grace with { Role = PersonRole.Owner };
        var run = Assert.Single(await StartAsync("data"));

        Assert.IsType<RunOutcome.Refused>(await _studio.Runs.CommandAsync(run, new RunCommand.Stop(), impostor));
        Assert.IsType<RunOutcome.Refused>(await _studio.Runs.StartAsync(_id, "data", impostor));
        Assert.IsType<EditOutcome.Refused>(await _studio.Notebooks.ApplyAsync(_id, new NotebookEdit.Rename("Mine"), impostor));
        Assert.Contains("belongs to somebody else", await _studio.Notebooks.DeleteAsync(_id, impostor), StringComparison.Ordinal);

        Assert.IsType<RunOutcome.Accepted>(await _studio.Runs.CommandAsync(run, new RunCommand.Stop(), RunningStudio.Owner));
    }

    [Fact]
    public async Task Start_ACellWhoseFilesAreGone_IsStaleAndRunsAgain()
    {
        await _studio.JoinAsync("cpu-1");
        await StartAsync("evaluate");
        var before = await SettledAsync("evaluate");
        var grid = Assert.IsType<SketchResult>(before.Cells["transfer-1"].Runs[0].Result).LastGrid;
        File.Delete(_studio.Artifacts.PathOf(grid.Sha256, grid.Ending)!);

        var state = (await _studio.Notebooks.OpenAsync(_id))!;
        Assert.True(state.Cells["transfer-1"] is { HasLostFiles: true, IsStale: true });
        Assert.True(state.Cells["evaluate"] is { HasLostFiles: false, IsStale: true });
        Assert.False(state.Cells["data"].IsStale);
        var outcome = Assert.IsType<RunOutcome.Started>(await _studio.Runs.StartAsync(_id, "evaluate", RunningStudio.Ada));

        Assert.False(outcome.IsUpToDate);
        var after = await SettledAsync("evaluate");
        Assert.NotEqual(before.Cells["transfer-1"].Runs[0].Id, after.Cells["transfer-1"].Runs[0].Id);
        Assert.Equal(before.Cells["data"].Runs[0].Id, after.Cells["data"].Runs[0].Id);
        Assert.False(after.Cells["transfer-1"].HasLostFiles);
    }

    [Fact]
    public async Task Start_AnUpToDateCell_SaysSoAndBeginsNothing()
    {
        await _studio.JoinAsync("cpu-1");
        Assert.False(Assert.IsType<RunOutcome.Started>(await _studio.Runs.StartAsync(_id, "transfer-1", RunningStudio.Ada)).IsUpToDate);
        await SettledAsync("transfer-1");

        var outcome = Assert.IsType<RunOutcome.Started>(await _studio.Runs.StartAsync(_id, "transfer-1", RunningStudio.Ada));

        Assert.True(outcome.IsUpToDate);
        Assert.Equal(3, (await _studio.Runs.ListAsync(_id, s_ct)).Count);
    }

    [Fact]
    public async Task Start_AnUpToDateCellAgain_MakesANewRunOfTheSameKeyAndLeavesItsInputs()
    {
        await _studio.JoinAsync("cpu-1");
        var first = await StartAsync("transfer-1");
        await SettledAsync("transfer-1");
        _studio.Time.Advance(TimeSpan.FromSeconds(1));

        var again = Assert.IsType<RunOutcome.Started>(await _studio.Runs.StartAsync(_id, "transfer-1", RunningStudio.Ada, again: true)).Runs;
        var state = await _studio.UntilAsync(_id, s => s.Cells["transfer-1"].Runs is [{ Status: RunStatus.Completed } run] && run.Id == again[0], s_ct);

        Assert.NotEqual(first, again);
        Assert.Equal((await _studio.Runs.FindAsync(first[0], s_ct))!.Request.Key, state.Cells["transfer-1"].Runs[0].Request.Key);
        Assert.Equal(4, (await _studio.Runs.ListAsync(_id, s_ct)).Count);
    }

    [Fact]
    public async Task Stop_ARunThatWasStartedAgain_LeavesTheEarlierResultAndSaysWhatBecameOfTheNewOne()
    {
        await _studio.JoinAsync("cpu-1");
        var earlier = (await StartAsync("data"))[0];
        await SettledAsync("data");
        _studio.Time.Advance(TimeSpan.FromSeconds(1));
        _studio.Fleet.HoldAt = 15;
        var again = Assert.IsType<RunOutcome.Started>(await _studio.Runs.StartAsync(_id, "data", RunningStudio.Ada, again: true)).Runs[0];
        await _studio.UntilAsync(_id, s => s.Cells["data"].Runs is [{ Status: RunStatus.Running }], s_ct);

        await _studio.Runs.CommandAsync(again, new RunCommand.Stop(), RunningStudio.Ada);

        var data = (await _studio.UntilAsync(_id, s => s.Cells["data"].EndedSince.Count > 0, s_ct)).Cells["data"];
        Assert.Equal(earlier, Assert.Single(data.Runs).Id);
        Assert.Equal((again, RunStatus.Cancelled), (data.EndedSince[0].Id, data.EndedSince[0].Status));
        Assert.False(data.IsStale);
    }

    [Fact]
    public async Task Journal_OfAnEndedRun_HoldsEverythingInItsOrder()
    {
        await _studio.JoinAsync("cpu-1");
        var run = (await StartAsync("transfer-1"))[0];
        await SettledAsync("transfer-1");

        var entries = await _studio.Runs.JournalAsync(run, s_ct);

        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Number));
        Assert.Equal(RunStatus.Completed, entries.Select(e => e.Event).OfType<RunEvent.Status>().Last().Is);
    }

    [Fact]
    public async Task Start_BeforeAnyWorkerSaidHello_SettlesForThePlaceOfTheOneThatCame()
    {
        await StartAsync("transfer-1");

        await _studio.JoinAsync("cpu-1");

        var state = await _studio.UntilAsync(_id, s => s.Cells["transfer-1"].Runs is [{ Status: RunStatus.Completed }], s_ct);
        Assert.Equal([false, false, false, true], RunningStudio.Tour.Cells.Select(c => state.Cells[c.Id].IsStale));
    }

    [Fact]
    public async Task Start_PressedTwice_MakesOneRun()
    {
        var presses = await Task.WhenAll(StartAsync("transfer-1"), StartAsync("transfer-1"));

        Assert.Equal(presses[0], presses[1]);
        Assert.Equal(3, (await _studio.Runs.ListAsync(_id, s_ct)).Count);
    }

    [Fact]
    public async Task Apply_AnotherSetting_MakesTheCellAndThoseBehindItStale()
    {
        await _studio.JoinAsync("cpu-1");
        await StartAsync("evaluate");
        await SettledAsync("evaluate");

        await EditAsync("transfer-1", "maxSteps", null, 10);

        var cells = (await _studio.Notebooks.OpenAsync(_id))!.Cells;
        Assert.Equal([false, false, true, true], new[] { "data", "model", "transfer-1", "evaluate" }.Select(c => cells[c].IsStale));
    }

    [Fact]
    public async Task Start_SeveralSeeds_MakesOneRunEachAndHandsAllOn()
    {
        await _studio.JoinAsync("cpu-1");
        await EditAsync("transfer-1", "seeds", 1, 3);

        Assert.Equal(3, (await StartAsync("transfer-1")).Count);
        await StartAsync("evaluate");
        var state = await SettledAsync("evaluate");

        Assert.Equal([1ul, 2, 3], state.Cells["transfer-1"].Runs.Select(r => r.Request.Seed));
        Assert.Equal(["transfer-1", "transfer-1#1", "transfer-1#2", "transfer-1#3"], state.Cells["evaluate"].Runs[0].Request.Inputs.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Start_ACellThatCannotRun_IsRefusedWithItsFault()
    {
        await EditAsync("transfer-1", "data", "data", null);

        var outcome = await _studio.Runs.StartAsync(_id, "evaluate", RunningStudio.Ada);

        Assert.StartsWith("Transfer 1: ", Assert.IsType<RunOutcome.Refused>(outcome).Sentence, StringComparison.Ordinal);
        Assert.IsType<RunOutcome.Refused>(await _studio.Runs.StartAsync(_id, "evaluate", RunningStudio.Grace));
    }

    [Fact]
    public async Task Start_ASixthWaitingCell_IsRefused()
    {
        var cells = await AddDataAsync(6);
        foreach (var cell in cells.Take(5))
            await StartAsync(cell);

        var outcome = await _studio.Runs.StartAsync(_id, cells[5], RunningStudio.Ada);

        Assert.Contains("wait already", Assert.IsType<RunOutcome.Refused>(outcome).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAll_MoreCellsThanMayWait_IsOneOrder()
    {
        var cells = await AddDataAsync(8);

        var outcome = await _studio.Runs.StartAllAsync(_id, cells, RunningStudio.Ada);

        Assert.Equal(8, Assert.IsType<RunOutcome.Started>(outcome).Runs.Count);
        Assert.All(await _studio.Runs.ListAsync(_id, s_ct), r => Assert.Equal(RunStatus.Queued, r.Status));
        Assert.IsType<RunOutcome.Refused>(await _studio.Runs.StartAsync(_id, "transfer-1", RunningStudio.Ada));
    }

    [Fact]
    public async Task StartAll_WithACellThatCannotRun_RunsTheOthersAndSaysWhy()
    {
        await EditAsync("transfer-1", "data", "data", null);

        var outcome = Assert.IsType<RunOutcome.Started>(await _studio.Runs.StartAllAsync(_id, ["data", "model", "transfer-1", "evaluate"], RunningStudio.Ada));

        Assert.NotEmpty(outcome.LeftOut!);
        Assert.Equal(["data", "model"], (await _studio.Runs.ListAsync(_id, s_ct)).Select(r => r.Request.Cell.Id).Order());
    }

    [Fact]
    public async Task Command_StopAWaitingRun_EndsItAndThoseThatNeedIt()
    {
        await StartAsync("evaluate");
        var data = (await _studio.Runs.ListAsync(_id, s_ct)).Single(r => r.Request.Cell.Id == "data");

        Assert.IsType<RunOutcome.Refused>(await _studio.Runs.CommandAsync(data.Id, new RunCommand.Stop(), RunningStudio.Grace));
        Assert.IsType<RunOutcome.Accepted>(await _studio.Runs.CommandAsync(data.Id, new RunCommand.Stop(), RunningStudio.Owner));

        var state = await _studio.UntilAsync(_id, s => s.Cells["evaluate"].Runs is [{ EndedAt: not null }], s_ct);
        Assert.Equal(RunStatus.Cancelled, state.Cells["evaluate"].Runs[0].Status);
        Assert.Contains("data", state.Cells["transfer-1"].Runs[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_PauseAndResumeWhileItRuns_IsFollowedByTheWorker()
    {
        _studio.Fleet.HoldAt = 15;
        await _studio.JoinAsync("cpu-1");
        await StartAsync("data");
        var run = (await _studio.UntilAsync(_id, s => s.Cells["data"].Runs is [{ Status: RunStatus.Running }], s_ct)).Cells["data"].Runs[0].Id;

        await _studio.Runs.CommandAsync(run, new RunCommand.Pause(), RunningStudio.Ada);
        await _studio.UntilAsync(_id, s => s.Cells["data"].Runs is [{ Status: RunStatus.Paused }], s_ct);
        _studio.Fleet.HoldAt = int.MaxValue;
        await _studio.Runs.CommandAsync(run, new RunCommand.Resume(), RunningStudio.Ada);

        var state = await SettledAsync("data");
        Assert.False(state.Cells["data"].Runs[0].IsSteered);
    }

    [Fact]
    public async Task Branch_FromACheckpoint_AddsACellThatStartsThere()
    {
        await _studio.JoinAsync("cpu-1");
        var run = (await StartAsync("transfer-1"))[0];
        await SettledAsync("transfer-1");

        var outcome = await _studio.Runs.BranchAsync(run, 25, RunningStudio.Ada);

        var cell = Assert.IsType<RunOutcome.Branched>(outcome).Cell;
        var notebook = (await _studio.Notebooks.OpenAsync(_id))!.Notebook;
        var kept = await _studio.Runs.CheckpointsAsync(run, s_ct);
        Assert.Contains(kept, c => c.File.Sha256 == notebook.Input<Transfer>(cell)!.StartFrom && notebook.Input<Transfer>(cell)!.Branch == new BranchPoint("transfer-1", run, c.Step));
        Assert.Equal(["data", "model", "transfer-1", cell, "evaluate"], notebook.Cells.Select(c => c.Id));
        Assert.IsType<RunOutcome.Refused>(await _studio.Runs.BranchAsync(run, 5, RunningStudio.Ada));
    }

    [Fact]
    public async Task Branch_WithAnotherRecipe_GoesOnByThat()
    {
        await _studio.JoinAsync("cpu-1");
        var run = (await StartAsync("transfer-1"))[0];
        await SettledAsync("transfer-1");

        var cell = Assert.IsType<RunOutcome.Branched>(await _studio.Runs.BranchAsync(run, int.MaxValue, RunningStudio.Ada, new Recipe.FineTuning())).Cell;

        Assert.Equal(new Recipe.FineTuning(), (await _studio.Notebooks.OpenAsync(_id))!.Notebook.Input<Transfer>(cell)!.Recipe);
    }

    [Fact]
    public async Task Restart_InMidRun_GoesOnByItself()
    {
        _studio.Fleet.HoldAt = 15;
        await _studio.JoinAsync("cpu-1");
        await StartAsync("transfer-1");
        await _studio.UntilAsync(_id, s => s.Cells["data"].Runs is [{ Status: RunStatus.Running, LastNumber: > 1 }], s_ct);

        _studio = await _studio.RestartAsync();
        await _studio.JoinAsync("cpu-1");
        _studio.Time.Advance(Lease.Duration + TimeSpan.FromMilliseconds(1));

        var state = await SettledAsync("transfer-1");
        var run = state.Cells["data"].Runs[0];
        Assert.Equal(3, run.LeaseEpoch);
        var last = await _studio.Feed.WatchAsync(run.Id, 0, s_ct).OfType<RunUpdate.Snapshot>().FirstAsync(s_ct);
        Assert.Equal(Enumerable.Range(1, FakeWorker.Steps), last.Seen.Curves[0].Points.Select(p => p.Step));
        Assert.Equal(RunStatus.Completed, last.Seen.Status.Is);
    }

    /// <summary>Cells that need no other; their ids.</summary>
    [Fact]
    public async Task Delete_AnEndedRun_MakesItsCellStaleUntilItIsRestored()
    {
        await _studio.JoinAsync("cpu-1");
        var runs = await StartAsync("transfer-1");
        await SettledAsync("transfer-1");

        var deleted = await _studio.Runs.DeleteAsync(runs, RunningStudio.Ada);
        var without = await _studio.Notebooks.OpenAsync(_id);
        await _studio.Runs.RestoreAsync(runs, RunningStudio.Ada);
        var restored = await _studio.Notebooks.OpenAsync(_id);

        Assert.Equal((runs.Count, null), (deleted.Runs.Count, deleted.LeftOut));
        Assert.Equal((true, 0), (without!.Cells["transfer-1"].IsStale, without.Cells["transfer-1"].Runs.Count));
        Assert.Equal((false, 1), (restored!.Cells["transfer-1"].IsStale, restored.Cells["transfer-1"].Runs.Count));
    }

    [Fact]
    public async Task Delete_ARunThatIsUnderWay_LeavesItAndSaysWhy()
    {
        var runs = await StartAsync("data");

        var deleted = await _studio.Runs.DeleteAsync(runs, RunningStudio.Ada);

        Assert.Empty(deleted.Runs);
        Assert.Equal("1 of 1 run was left as it is: a run must have ended, and be yours.", deleted.LeftOut);
    }

    [Fact]
    public async Task Delete_SomebodyElsesRun_IsForTheOwnerOnly()
    {
        await _studio.JoinAsync("cpu-1");
        var runs = await StartAsync("data");
        await SettledAsync("data");

        var byGrace = await _studio.Runs.DeleteAsync(runs, RunningStudio.Grace);
        var byOwner = await _studio.Runs.DeleteAsync(runs, RunningStudio.Owner);

        Assert.Equal((0, 1), (byGrace.Runs.Count, byOwner.Runs.Count));
        Assert.Null(await _studio.Runs.FindAsync(runs[0], s_ct));
    }

    [Fact]
    public async Task Annotate_ARun_ShowsInTheListOfRuns()
    {
        var run = (await StartAsync("data"))[0];

        Assert.NotNull(await _studio.Runs.AnnotateAsync(run, new(["mine"], ""), RunningStudio.Grace));
        Assert.Null(await _studio.Runs.AnnotateAsync(run, new(["baseline", "slow"], "All of it."), RunningStudio.Ada));

        var listed = Assert.Single(await _studio.List.ListAsync(new() { Tag = "slow" }, s_ct));
        Assert.Equal((run, "Tour", "dataset", "All of it."), (listed.Id, listed.NotebookTitle, listed.Recipe, listed.Note));
    }

    [Fact]
    public async Task List_AfterARunHasEnded_SaysSo()
    {
        await StartAsync("evaluate");
        Assert.All(await _studio.List.ListAsync(new(), s_ct), r => Assert.Equal((RunStatus.Queued, null), (r.Status, r.Seconds)));

        await _studio.JoinAsync("cpu-1");
        await SettledAsync("evaluate");

        var listed = await _studio.List.ListAsync(new() { Recipe = "evaluate" }, s_ct);
        Assert.Equal(RunStatus.Completed, Assert.Single(listed).Status);
        Assert.NotNull(listed[0].Seconds);
    }

    [Fact]
    public async Task Housekeeping_ADayAfterARunWasDeleted_RemovesItForGood()
    {
        await _studio.JoinAsync("cpu-1");
        var runs = await StartAsync("data");
        await SettledAsync("data");
        await _studio.Runs.DeleteAsync(runs, RunningStudio.Ada);

        _studio.Time.Advance(TimeSpan.FromHours(25));

        while (await _studio.List.FindAsync(runs[0], s_ct) is not null)
            await Task.Delay(10, s_ct);
        Assert.Empty((await _studio.Runs.RestoreAsync(runs, RunningStudio.Ada)).Runs);
    }

    private async Task<IReadOnlyList<string>> AddDataAsync(int count)
    {
        var cells = Enumerable.Range(0, count).Select(i => new Dataset { Id = $"more-{i}", LabelsPerClass = i + 1 }).ToList();
        foreach (var cell in cells)
            await _studio.Notebooks.ApplyAsync(_id, new NotebookEdit.Add(cell, null), RunningStudio.Ada);
        return [.. cells.Select(c => c.Id)];
    }

    private async Task<IReadOnlyList<Guid>> StartAsync(string cell) =>
        Assert.IsType<RunOutcome.Started>(await _studio.Runs.StartAsync(_id, cell, RunningStudio.Ada)).Runs;

    private Task<NotebookState> SettledAsync(string cell) => _studio.UntilAsync(_id, s => !s.Cells[cell].IsStale, s_ct);

    private async Task EditAsync(string cell, string setting, object? seen, object? value) => Assert.IsType<EditOutcome.Accepted>(await _studio.Notebooks.ApplyAsync(_id,
        new NotebookEdit.Set(cell, setting, JsonSerializer.SerializeToElement(seen), JsonSerializer.SerializeToElement(value)), RunningStudio.Ada));
}
