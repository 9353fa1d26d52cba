using System.Text.Json;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Services;

public sealed class NotebookServiceOnSqliteTests() : NotebookServiceTests(() => null);

public sealed class NotebookServiceOnPostgresTests(PostgresServer server) : NotebookServiceTests(server.NewDatabase);

public abstract class NotebookServiceTests(Func<string?> database) : IAsyncLifetime
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    private RunningStudio _studio = null!;

    public async ValueTask InitializeAsync() => _studio = await RunningStudio.StartAsync(database());

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task Create_FromATemplate_IsListedAndOpened()
    {
        var id = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);

        var state = await _studio.Notebooks.OpenAsync(id);

        Assert.Equal(("Tour", "ada"), (state!.Notebook.Title, state.Person));
        Assert.Equal(["data", "model", "transfer-1", "evaluate"], state.Notebook.Cells.Select(c => c.Id));
        Assert.All(state.Cells.Values, c => Assert.True(c.IsStale));
        Assert.Equal([id], (await _studio.Notebooks.ListAsync(s_ct)).Select(n => n.Id));
        Assert.Null(await _studio.Notebooks.OpenAsync("no-such-notebook"));
    }

    [Fact]
    public async Task Apply_ManyEditsOfSeveralPeopleAtOnce_LosesNone()
    {
        var id = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, Notebook.Empty);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(i =>
            _studio.Notebooks.ApplyAsync(id, new NotebookEdit.Add(new Note { Id = $"note-{i}" }, null),
                i % 2 == 0 ? RunningStudio.Ada : RunningStudio.Owner)));

        Assert.All(outcomes, o => Assert.IsType<EditOutcome.Accepted>(o));
        var notebook = (await _studio.Notebooks.OpenAsync(id))!.Notebook;
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"note-{i}").Order(), notebook.Cells.Select(c => c.Id).Order());
        Assert.Equal(30, notebook.Revision);
    }

    [Fact]
    public async Task Apply_BySomebodyElse_IsRefused()
    {
        var id = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);

        var outcome = await _studio.Notebooks.ApplyAsync(id, new NotebookEdit.Rename("Mine"), RunningStudio.Grace);

        Assert.Contains("belongs to somebody else", Assert.IsType<EditOutcome.Refused>(outcome).Sentence, StringComparison.Ordinal);
        Assert.NotNull(await _studio.Notebooks.DeleteAsync(id, RunningStudio.Grace));
    }

    [Fact]
    public async Task Apply_ToWhatSomebodyElseChanged_IsLate()
    {
        var id = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);
        NotebookEdit.Set Title(string seen, string title) => new("data", "title", JsonSerializer.SerializeToElement(seen),
            JsonSerializer.SerializeToElement(title));

        Assert.IsType<EditOutcome.Accepted>(await _studio.Notebooks.ApplyAsync(id, Title("", "Hers"), RunningStudio.Ada));

        Assert.True(Assert.IsType<EditOutcome.Refused>(await _studio.Notebooks.ApplyAsync(id, Title("", "His"), RunningStudio.Ada)).IsLate);
    }

    [Fact]
    public async Task Watch_AnEditOfAnother_ComesWithWhoIsWhere()
    {
        var id = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);
        await using var ada = _studio.Notebooks.WatchAsync(id, new("view-a", "ada", "Ada"), s_ct).GetAsyncEnumerator(s_ct);
        await ada.MoveNextAsync();
        await using (var grace = _studio.Notebooks.WatchAsync(id, new("view-g", "grace", "Grace"), s_ct).GetAsyncEnumerator(s_ct))
        {
            await grace.MoveNextAsync();
            await _studio.Notebooks.FocusAsync(id, new("view-g", "grace", "Grace", "transfer-1"));
            await _studio.Notebooks.ApplyAsync(id, new NotebookEdit.Rename("Ours"), RunningStudio.Ada);

            var seen = await NextAsync(ada, s => s.Notebook.Title == "Ours" && s.People.Any(p => p.Cell == "transfer-1"));
            Assert.Equal(["view-a", "view-g"], seen.People.Select(p => p.View));
        }

        Assert.Single((await NextAsync(ada, s => s.People.Count == 1)).People);
    }

    [Fact]
    public async Task Restart_TheStudio_KeepsTheNotebookAndItsRevision()
    {
        var id = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);
        await _studio.Notebooks.ApplyAsync(id,
            new NotebookEdit.Set("transfer-1", "seed", JsonSerializer.SerializeToElement(1), JsonSerializer.SerializeToElement(7)),
            RunningStudio.Ada);

        _studio = await _studio.RestartAsync();

        var notebook = (await _studio.Notebooks.OpenAsync(id))!.Notebook;
        Assert.Equal((7ul, 1), (((Transfer)notebook.Cell("transfer-1")!).Seed, notebook.Revision));
    }

    [Fact]
    public async Task Delete_ANotebook_EndsItsViewsAndRemovesIt()
    {
        var id = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);
        await using var view = _studio.Notebooks.WatchAsync(id, new("view-a", "ada", "Ada"), s_ct).GetAsyncEnumerator(s_ct);
        await view.MoveNextAsync();

        Assert.Null(await _studio.Notebooks.DeleteAsync(id, RunningStudio.Ada));

        Assert.False(await view.MoveNextAsync());
        Assert.Empty(await _studio.Notebooks.ListAsync(s_ct));
    }

    [Fact]
    public async Task Restore_ADeletedNotebook_BringsItBackWithItsRuns()
    {
        var id = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);
        await _studio.JoinAsync("worker-1");
        await _studio.Runs.StartAsync(id, "data", RunningStudio.Ada);
        await _studio.UntilAsync(id, s => !s.Cells["data"].IsStale, s_ct);

        Assert.Null(await _studio.Notebooks.DeleteAsync(id, RunningStudio.Ada));
        Assert.Null(await _studio.Notebooks.OpenAsync(id));
        Assert.Empty(await _studio.Runs.ListAsync(null, s_ct));
        Assert.Equal([id], (await _studio.Notebooks.DeletedAsync(RunningStudio.Ada, s_ct)).Select(n => n.Id));
        Assert.Empty(await _studio.Notebooks.DeletedAsync(RunningStudio.Grace, s_ct));
        Assert.NotNull(await _studio.Notebooks.RestoreAsync(id, RunningStudio.Grace));

        Assert.Null(await _studio.Notebooks.RestoreAsync(id, RunningStudio.Ada));
        Assert.False((await _studio.Notebooks.OpenAsync(id))!.Cells["data"].IsStale);
        Assert.Empty(await _studio.Notebooks.DeletedAsync(RunningStudio.Ada, s_ct));
    }

    [Fact]
    public async Task Undo_TheRemovalOfACell_FindsItsResultAgain()
    {
        var id = await _studio.Notebooks.CreateAsync(RunningStudio.Ada, RunningStudio.Tour);
        await _studio.JoinAsync("worker-1");
        await _studio.Runs.StartAsync(id, "data", RunningStudio.Ada);
        await _studio.UntilAsync(id, s => !s.Cells["data"].IsStale, s_ct);

        var removed = Assert.IsType<EditOutcome.Accepted>(await _studio.Notebooks
            .ApplyAsync(id, new NotebookEdit.Remove("data"), RunningStudio.Ada));
        await _studio.Notebooks.ApplyAsync(id, removed.Undo, RunningStudio.Ada);

        var state = (await _studio.Notebooks.OpenAsync(id))!;
        Assert.Equal((false, "data"), (state.Cells["data"].IsStale, ((Transfer)state.Notebook.Cell("transfer-1")!).Data));
    }

    private static async Task<NotebookState> NextAsync(IAsyncEnumerator<NotebookState> view, Func<NotebookState, bool> isSo)
    {
        while (!isSo(view.Current))
            Assert.True(await view.MoveNextAsync());
        return view.Current;
    }
}
