using Studio.Experiments;
using Studio.Notebooks;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Files;
using Studio.Runtime.Accounts;
using Studio.Runtime.Library;
using Studio.Runtime.Persons;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Grains;

internal sealed class NotebookGrain(NotebookStore store, RunPlanner planner, PersonService persons, CurrentCatalogue catalogue,
    RuntimeOptions options) : Grain, INotebookGrain
{
    private const string Gone = "This notebook was deleted.";

    private readonly Viewers _viewers = new(options.Time);
    private StoredNotebook? _stored;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken) =>
        _stored = await store.FindAsync(Id, cancellationToken);

    public Task<string?> CreateAsync(string person, string file) => StorageFault.SaidAsync<string?>(async () =>
    {
        _stored = await store.AddAsync(Id, person, NotebookEditing.Spelt(NotebookFile.Read(file), catalogue.Value), CancellationToken.None);
        return null;
    }, sentence => sentence);

    public Task<string?> ReadAsync() => Task.FromResult(_stored is null ? null
        : StudioJson.Write(new SeenNotebook(_stored.Person, NotebookFile.Write(_stored.Notebook), _stored.Notebook.Revision,
            _viewers.People)));

    public Task<string> ApplyAsync(string edit, string person) => StorageFault.SaidAsync(async () =>
    {
        if (await RefusalAsync(person) is { } refusal)
            return Answer(refusal);
        var outcome = NotebookEditing.Apply(_stored!.Notebook, StudioJson.Read<NotebookEdit>(edit), catalogue.Value);
        if (outcome is not EditOutcome.Accepted accepted)
            return Answer(((EditOutcome.Refused)outcome).Sentence, isLate: ((EditOutcome.Refused)outcome).IsLate);
        await store.SaveAsync(Id, accepted.Notebook, CancellationToken.None);
        _stored = _stored with { Notebook = accepted.Notebook };
        _viewers.Report();
        return Answer(null, accepted);
    }, sentence => Answer(sentence));

    public Task<string> StartAsync(string[] cells, string person, bool again) => StorageFault.SaidAsync(async () =>
    {
        RunOutcome outcome = await RefusalAsync(person) is { } refusal ? new RunOutcome.Refused(refusal)
            : await planner.StartAsync(Id, _stored!.Notebook, cells, person, again, CancellationToken.None);
        if (outcome is RunOutcome.Started)
        {
            _viewers.Report();
            await GrainFactory.GetGrain<IDeviceQueueGrain>(0).LookAsync();
        }
        return StudioJson.Write(outcome);
    }, sentence => StudioJson.Write<RunOutcome>(new RunOutcome.Refused(sentence)));

    public Task<string?> DeleteAsync(string person) => StorageFault.SaidAsync(async () =>
    {
        if (await RefusalAsync(person) is { } refusal)
            return refusal;
        if (!await store.DeleteAsync(Id, CancellationToken.None))
            return "Runs of this notebook are in progress. Stop them first, or wait until they end.";
        _stored = null;
        _viewers.Report();
        return null;
    }, sentence => sentence);

    public Task<string?> RestoreAsync(string person) => StorageFault.SaidAsync<string?>(async () =>
    {
        if (!await store.RestoreAsync(Id, await persons.IsOwnerAsync(person) ? null : person, CancellationToken.None))
            return Gone;
        _stored = await store.FindAsync(Id, CancellationToken.None);
        return null;
    }, sentence => sentence);

    public Task ComeAsync(string presence, INotebookViewer viewer)
    {
        _viewers.Come(StudioJson.Read<PersonPresence>(presence), viewer);
        return Task.CompletedTask;
    }

    public Task FocusAsync(string view, string? cell)
    {
        _viewers.Focus(view, cell);
        return Task.CompletedTask;
    }

    public async Task LeaveAsync(string view) =>
        await _viewers.LeaveAsync(view)
        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    public Task RunsChangedAsync()
    {
        _viewers.Report();
        return Task.CompletedTask;
    }

    private async Task<string?> RefusalAsync(string person) => _stored is null ? Gone
        : person == _stored.Person || await persons.IsOwnerAsync(person)
        ? null : "This notebook belongs to somebody else; you can watch it. Make one of your own to change and run cells.";

    private string Answer(string? refusal, EditOutcome.Accepted? accepted = null, bool isLate = false) =>
        StudioJson.Write(new AppliedEdit(refusal, accepted?.Remark, accepted?.Undo, NotebookFile.Write(_stored?.Notebook ?? Notebook.Empty),
            _stored?.Notebook.Revision ?? 0) { IsLate = isLate });
}
