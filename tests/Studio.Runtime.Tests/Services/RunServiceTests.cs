using System.Text.Json;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Runtime.Persons;
using Studio.Runtime.Runs;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Services;

public sealed class RunServiceOnSqliteTests() : RunServiceTests(() => null);

public sealed class RunServiceOnPostgresTests(PostgresServer server) : RunServiceTests(server.NewDatabase);

/// <summary>What starts when a cell is to run.</summary>
public abstract class RunServiceTests(Func<string?> database) : TourOfAda(database)
{
    [Fact]
    public async Task Start_ACellWithStaleInputs_RunsThemFirst()
    {
        await Studio.JoinAsync("cpu-1");

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
        await Studio.JoinAsync("cpu-1");
        var first = await StartAsync("transfer-1");
        await SettledAsync("transfer-1");

        await EditAsync("transfer-1", "title", "", "Another name");
        Assert.Equal(first, await StartAsync("transfer-1"));
    }

    [Fact]
    public async Task Ask_AsAnOwnerThatTheCallerMadeUp_IsRefusedEverywhere()
    {
        Studio.Fleet.HoldAt = 20;
        await Studio.JoinAsync("cpu-1");
        var impostor = RunningStudio.Grace with { Role = PersonRole.Owner };
        var run = Assert.Single(await StartAsync("data"));

        Assert.IsType<RunOutcome.Refused>(await Studio.Runs.CommandAsync(run, new RunCommand.Stop(), impostor));
        Assert.IsType<RunOutcome.Refused>(await Studio.Runs.StartAsync(Notebook, "data", impostor));
        Assert.IsType<EditOutcome.Refused>(await Studio.Notebooks.ApplyAsync(Notebook, new NotebookEdit.Rename("Mine"), impostor));
        Assert.Contains("belongs to somebody else", await Studio.Notebooks.DeleteAsync(Notebook, impostor), StringComparison.Ordinal);

        Assert.IsType<RunOutcome.Accepted>(await Studio.Runs.CommandAsync(run, new RunCommand.Stop(), RunningStudio.Owner));
    }

    [Fact]
    public async Task Start_ACellWhoseFilesAreGone_IsStaleAndRunsAgain()
    {
        await Studio.JoinAsync("cpu-1");
        await StartAsync("evaluate");
        var before = await SettledAsync("evaluate");
        var grid = Assert.IsType<Generator>(before.Cells["transfer-1"].Runs[0].Result).Samples;
        File.Delete(Studio.Artifacts.PathOf(grid.Sha256, grid.Ending)!);

        var state = (await Studio.Notebooks.OpenAsync(Notebook))!;
        Assert.True(state.Cells["transfer-1"] is { HasLostFiles: true, IsStale: true });
        Assert.True(state.Cells["evaluate"] is { HasLostFiles: false, IsStale: true });
        Assert.False(state.Cells["data"].IsStale);
        var outcome = Assert.IsType<RunOutcome.Started>(await Studio.Runs.StartAsync(Notebook, "evaluate", RunningStudio.Ada));

        Assert.False(outcome.IsUpToDate);
        var after = await SettledAsync("evaluate");
        Assert.NotEqual(before.Cells["transfer-1"].Runs[0].Id, after.Cells["transfer-1"].Runs[0].Id);
        Assert.Equal(before.Cells["data"].Runs[0].Id, after.Cells["data"].Runs[0].Id);
        Assert.False(after.Cells["transfer-1"].HasLostFiles);
    }

    [Fact]
    public async Task Start_AnUpToDateCell_SaysSoAndBeginsNothing()
    {
        await Studio.JoinAsync("cpu-1");
        Assert.False(Assert.IsType<RunOutcome.Started>(await Studio.Runs.StartAsync(Notebook, "transfer-1", RunningStudio.Ada)).IsUpToDate);
        await SettledAsync("transfer-1");

        var outcome = Assert.IsType<RunOutcome.Started>(await Studio.Runs.StartAsync(Notebook, "transfer-1", RunningStudio.Ada));

        Assert.True(outcome.IsUpToDate);
        Assert.Equal(3, (await Studio.Runs.ListAsync(Notebook, Ct)).Count);
    }

    [Fact]
    public async Task Start_AnUpToDateCellAgain_MakesANewRunOfTheSameKeyAndLeavesItsInputs()
    {
        await Studio.JoinAsync("cpu-1");
        var first = await StartAsync("transfer-1");
        await SettledAsync("transfer-1");
        Studio.Time.Advance(TimeSpan.FromSeconds(1));

        var again = Assert.IsType<RunOutcome.Started>(await Studio.Runs.StartAsync(Notebook, "transfer-1", RunningStudio.Ada,
            again: true)).Runs;
        var state = await Studio.UntilAsync(Notebook,
            s => s.Cells["transfer-1"].Runs is [{ Status: RunStatus.Completed } run] && run.Id == again[0], Ct);

        Assert.NotEqual(first, again);
        Assert.Equal((await Studio.Runs.FindAsync(first[0], Ct))!.Request.Key, state.Cells["transfer-1"].Runs[0].Request.Key);
        Assert.Equal(4, (await Studio.Runs.ListAsync(Notebook, Ct)).Count);
    }

    [Fact]
    public async Task Start_BeforeAnyWorkerSaidHello_SettlesForThePlaceOfTheOneThatCame()
    {
        await StartAsync("transfer-1");

        await Studio.JoinAsync("cpu-1");

        var state = await Studio.UntilAsync(Notebook, s => s.Cells["transfer-1"].Runs is [{ Status: RunStatus.Completed }], Ct);
        Assert.Equal([false, false, false, true], RunningStudio.Tour.Cells.Select(c => state.Cells[c.Id].IsStale));
    }

    [Fact]
    public async Task Start_PressedTwice_MakesOneRun()
    {
        var presses = await Task.WhenAll(StartAsync("transfer-1"), StartAsync("transfer-1"));

        Assert.Equal(presses[0], presses[1]);
        Assert.Equal(3, (await Studio.Runs.ListAsync(Notebook, Ct)).Count);
    }

    [Fact]
    public async Task Apply_AnotherSetting_MakesTheCellAndThoseBehindItStale()
    {
        await Studio.JoinAsync("cpu-1");
        await StartAsync("evaluate");
        await SettledAsync("evaluate");

        await EditAsync("transfer-1", "maxSteps", null, 10);

        var cells = (await Studio.Notebooks.OpenAsync(Notebook))!.Cells;
        Assert.Equal([false, false, true, true], new[] { "data", "model", "transfer-1", "evaluate" }.Select(c => cells[c].IsStale));
    }

    [Fact]
    public async Task Start_SeveralSeeds_MakesOneRunEachAndHandsAllOn()
    {
        await Studio.JoinAsync("cpu-1");
        await EditAsync("transfer-1", "seeds", 1, 3);

        Assert.Equal(3, (await StartAsync("transfer-1")).Count);
        await StartAsync("evaluate");
        var state = await SettledAsync("evaluate");

        Assert.Equal([1ul, 2, 3], state.Cells["transfer-1"].Runs.Select(r => r.Request.Seed));
        Assert.Equal(["transfer-1", "transfer-1#1", "transfer-1#2", "transfer-1#3"],
            state.Cells["evaluate"].Runs[0].Request.Inputs.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Start_ACellThatCannotRun_IsRefusedWithItsFault()
    {
        await EditAsync("transfer-1", "data", "data", null);

        var outcome = await Studio.Runs.StartAsync(Notebook, "evaluate", RunningStudio.Ada);

        Assert.StartsWith("Transfer 1: ", Assert.IsType<RunOutcome.Refused>(outcome).Sentence, StringComparison.Ordinal);
        Assert.IsType<RunOutcome.Refused>(await Studio.Runs.StartAsync(Notebook, "evaluate", RunningStudio.Grace));
    }

    [Fact]
    public async Task Start_ASixthWaitingCell_IsRefused()
    {
        var cells = await AddDataAsync(6);
        foreach (var cell in cells.Take(5))
            await StartAsync(cell);

        var outcome = await Studio.Runs.StartAsync(Notebook, cells[5], RunningStudio.Ada);

        Assert.Contains("already queued", Assert.IsType<RunOutcome.Refused>(outcome).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAll_MoreCellsThanMayWait_IsOneOrder()
    {
        var cells = await AddDataAsync(8);

        var outcome = await Studio.Runs.StartAllAsync(Notebook, cells, RunningStudio.Ada);

        Assert.Equal(8, Assert.IsType<RunOutcome.Started>(outcome).Runs.Count);
        Assert.All(await Studio.Runs.ListAsync(Notebook, Ct), r => Assert.Equal(RunStatus.Queued, r.Status));
        Assert.IsType<RunOutcome.Refused>(await Studio.Runs.StartAsync(Notebook, "transfer-1", RunningStudio.Ada));
    }

    [Fact]
    public async Task StartAll_WithACellThatCannotRun_RunsTheOthersAndSaysWhy()
    {
        await EditAsync("transfer-1", "data", "data", null);

        var outcome = Assert.IsType<RunOutcome.Started>(await Studio.Runs.StartAllAsync(Notebook,
            ["data", "model", "transfer-1", "evaluate"], RunningStudio.Ada));

        Assert.NotEmpty(outcome.LeftOut!);
        Assert.Equal(["data", "model"], (await Studio.Runs.ListAsync(Notebook, Ct)).Select(r => r.Request.Cell.Id).Order());
    }

    /// <summary>Cells that need no other; their ids.</summary>
    private async Task<IReadOnlyList<string>> AddDataAsync(int count)
    {
        var cells = Enumerable.Range(0, count).Select(i => new Dataset { Id = $"more-{i}", LabelsPerClass = i + 1 }).ToList();
        foreach (var cell in cells)
            await Studio.Notebooks.ApplyAsync(Notebook, new NotebookEdit.Add(cell, null), RunningStudio.Ada);
        return [.. cells.Select(c => c.Id)];
    }

    private async Task EditAsync(string cell, string setting, object? seen, object? value) =>
        Assert.IsType<EditOutcome.Accepted>(await Studio.Notebooks.ApplyAsync(Notebook,
        new NotebookEdit.Set(cell, setting, JsonSerializer.SerializeToElement(seen), JsonSerializer.SerializeToElement(value)),
        RunningStudio.Ada));
}
