using MudBlazor;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Order;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Persons;
using Studio.Runtime.Services;
using Studio.Runtime.Library;
using Studio.Runtime.Link;
using Studio.Runtime.Runs;
using Studio.Web.Cells;
using Studio.Web.Display;
using Studio.Web.Fleet;
using Studio.Web.Persons;
using Studio.Web.Uploads;

namespace Studio.Web.Notebooks;

/// <summary>One viewer at one notebook: what they see, and what they ask for. A refusal is shown where it belongs
/// and changes nothing.</summary>
public sealed class NotebookSession(NotebookService notebooks, RunService runs, CurrentPerson viewer, DatasetRevision revision,
    InteractiveWorker worker, CurrentCatalogue catalogue, ISnackbar messages, TimeProvider time) : IDisposable
{
    private static readonly CellState s_neverRun = new(IsStale: true, []);

    private readonly HashSet<string> _revealed = new(StringComparer.Ordinal);
    private RunFlow? _runs;
    private string? _fresh;
    private string _id = "";

    /// <summary>Null until it was opened.</summary>
    public NotebookState? State { get; private set; }

    public Person? Person { get; private set; }

    /// <summary>Null until the notebook was opened.</summary>
    public NotebookEdits? Edits { get; private set; }

    /// <summary>This viewer has added a cell. The notebook that has it may have been drawn before.</summary>
    public event Action? Added;

    /// <summary>This viewer wants to see results without a prediction.</summary>
    public event Action? Revealed;

    public StudioCatalogue Catalogue => catalogue.Value;

    /// <summary>What this viewer asked of runs, and what they watch of former ones.</summary>
    public RunFlow Runs => _runs ??= new(runs, messages, time);

    public bool MayEdit => State is not null && Person is not null && (Person.IsOwner || Person.Id == State.Person);

    /// <summary>False if there is no such notebook.</summary>
    public async Task<bool> OpenAsync(string id)
    {
        (_id, Person) = (id, await viewer.GetAsync());
        Edits = new(notebooks, messages, id, Person);
        Edits.Restored += Freshen;
        if (await notebooks.OpenAsync(id) is { } state)
            Take(state);
        return State is not null;
    }

    public async IAsyncEnumerable<NotebookState> WatchAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var state in notebooks.WatchAsync(_id, await viewer.PresenceAsync(), ct))
            yield return state;
    }

    public void Take(NotebookState state)
    {
        State = state with { People = Faces.Distinguish(state.People) };
        Runs.Take(state, Person!);
    }

    public CellState Of(string cell) => State?.Cells.GetValueOrDefault(cell) ?? s_neverRun;

    /// <summary>Why the last change of a cell was not taken; null if it was.</summary>
    public CellFault? RefusalOf(string cell) => Edits?.RefusalOf(cell);

    /// <summary>Predictions that this viewer can still make before they see the cell's result.</summary>
    public IReadOnlyList<Prediction> QuestionsBefore(Cell cell) => !MayEdit ? []
        : [.. OpenQuestions.Before(State!.Notebook, cell).Where(p => !_revealed.Contains(p.Id) && (HasRuns(p.Of!) || HasRuns(cell.Id)))];

    private bool HasRuns(string cell) => Of(cell) is { IsStale: false, Runs.Count: > 0 };

    public void Reveal(IEnumerable<Prediction> questions)
    {
        _revealed.UnionWith(questions.Select(q => q.Id));
        Revealed?.Invoke();
    }

    public IEnumerable<PersonPresence> OthersAt(string cell) => State?.People.Where(p => p.Cell == cell && p.Person != Person?.Id) ?? [];

    public async Task FocusAsync(string? cell) => await notebooks.FocusAsync(_id, await viewer.PresenceAsync(cell));

    /// <summary>False if it was refused.</summary>
    public Task<bool> EditAsync(NotebookEdit edit) => Edits!.DoAsync(edit);

    public async Task AddAsync(CellKind kind, string? after)
    {
        // Whoever adds a cell has settings to choose next.
        var cell = kind.Make(State!.Notebook, after) with { IsFolded = false };
        Freshen(await EditAsync(new NotebookEdit.Add(cell, after)) ? cell.Id : null);
    }

    /// <summary>Adds cells one below the other until one is refused.</summary>
    public async Task AddAllAsync(IReadOnlyList<Cell> cells, string after)
    {
        foreach (var cell in cells)
        {
            if (!await EditAsync(new NotebookEdit.Add(cell, after)))
                return;
            after = cell.Id;
        }
    }

    public Task MoveAsync(string cell, int by)
    {
        var cells = State!.Notebook.Cells;
        var from = cells.ToList().FindIndex(c => c.Id == cell);
        var to = from + by;
        if (to < 0 || to >= cells.Count)
            return Task.CompletedTask;
        var above = by > 0 ? to : to - 1;
        return EditAsync(new NotebookEdit.Move(cell, above < 0 ? null : cells[above].Id));
    }

    public Task SetAsync(string cell, SettingChange change) =>
        change is { Setting: "markdown", Value: var text } && State!.Notebook.Cell(cell) is null
        ? RescueAsync(text.GetString()!) : EditAsync(change.On(cell));

    public Task RunAsync(string cell) => Runs.StartAsync([cell]);

    public Task RunAllAsync() => Runs.StartAllAsync();

    public Task OrderAsync(RunOrder order) => Runs.OrderAsync(order);

    /// <summary>Adds a cell that continues from a run's newest checkpoint up to a step.</summary>
    /// <param name="recipe">How it continues; null as before.</param>
    public async Task BranchAsync(Guid run, int step, Recipe? recipe = null)
    {
        var outcome = await runs.BranchAsync(run, step, Person!, recipe);
        Freshen((outcome as RunOutcome.Branched)?.Cell);
        if (outcome is RunOutcome.Refused refused)
            messages.Add(refused.Sentence, Severity.Warning);
    }

    /// <summary>Corrects labels of a data set cell's images: makes a new version of its data set and lets the cell
    /// name that one. It can be undone.</summary>
    public async Task ReviseAsync(string cell, IReadOnlyList<LabelChange> changes)
    {
        if (State!.Notebook.Cell(cell) is not Dataset dataset)
            return;
        switch (await revision.MakeAsync(dataset.Source, changes, Person!, CancellationToken.None))
        {
            case UploadOutcome.Taken taken when await EditAsync(SettingChange.Of("source", dataset.Source, taken.Dataset.Source).On(cell)):
                messages.Add($"{string.Join(' ', taken.Dataset.Content.Changes)} {CellNames.Of(dataset)} uses the new version; "
                    + "run its cells again.", Severity.Success, o =>
                {
                    o.Action = "Undo";
                    o.OnClick = _ => SetAsync(cell, SettingChange.Of("source", taken.Dataset.Source, dataset.Source));
                });
                break;
            case UploadOutcome.Refused refused:
                messages.Add(refused.Sentence, Severity.Error);
                break;
        }
    }

    /// <summary>The result that the same cell and seed had before a run, whatever its settings and data were then;
    /// null if it is the first.</summary>
    public async Task<CellResult?> FindBeforeAsync(RunSummary run) => (await runs.ListAsync(run.Request.Notebook))
        .Where(r => r.Request.Cell.Id == run.Request.Cell.Id && r.Request.Seed == run.Request.Seed && r.CreatedAt < run.CreatedAt)
        .Select(r => r.Result).FirstOrDefault(r => r is not null);

    public Task<InteractiveAnswer> AskAsync(string cell, InteractiveRequest request, CancellationToken ct) =>
        worker.AskAsync($"{viewer.View}/{cell}", request, ct);

    public IAsyncEnumerable<InteractiveAnswer> Stream(InteractiveRequest request, CancellationToken ct) => worker.StreamAsync(request, ct);

    /// <summary>The cell that this viewer added last, once, as soon as the notebook has it.</summary>
    public string? TakeFresh()
    {
        if (_fresh is null || State?.Notebook.Cell(_fresh) is null)
            return null;
        var fresh = _fresh;
        _fresh = null;
        return fresh;
    }

    /// <summary>A note was removed while this viewer wrote in it.</summary>
    private async Task RescueAsync(string text)
    {
        var note = new Note { Id = CellIds.Free(State!.Notebook, "note"), Markdown = text };
        if (await EditAsync(new NotebookEdit.Add(note, State.Notebook.Cells is [.., var last] ? last.Id : null)))
            messages.Add("Somebody deleted the note while you wrote. Your text is in a new one at the end.", Severity.Warning);
    }

    private void Freshen(string? cell)
    {
        _fresh = cell;
        if (cell is not null)
            Added?.Invoke();
    }

    public void Dispose() => _runs?.Dispose();
}
