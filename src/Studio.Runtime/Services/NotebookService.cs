using System.Runtime.CompilerServices;
using Studio.Experiments;
using Studio.Notebooks;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Files;
using Studio.Runtime.Grains;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Persons;
using Studio.Runtime.Planning;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Services;

/// <summary>Notebooks, as pages use them.</summary>
public sealed class NotebookService
{
    private readonly IGrainFactory _grains;
    private readonly NotebookStore _store;
    private readonly NotebookStanding _standing;

    internal NotebookService(IGrainFactory grains, NotebookStore store, NotebookStanding standing) =>
        (_grains, _store, _standing) = (grains, store, standing);

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<NotebookSummary>> ListAsync(CancellationToken ct = default) => _store.ListAsync(ct);

    /// <summary>Id of a new notebook with the cells of another one, for example of a template.</summary>
    /// <exception cref="StorageFaultException">It could not be stored.</exception>
    public async Task<string> CreateAsync(Person person, Notebook from)
    {
        var id = Guid.NewGuid().ToString("n");
        return await Grain(id).CreateAsync(person.Id, NotebookFile.Write(from)) is { } fault ? throw new StorageFaultException(fault) : id;
    }

    public async Task<NotebookState?> OpenAsync(string id)
    {
        if (await Grain(id).ReadAsync() is not { } text)
            return null;
        var seen = StudioJson.Read<SeenNotebook>(text);
        var notebook = NotebookFile.Read(seen.File) with { Revision = seen.Revision };
        return new(id, seen.Person, notebook, seen.People, await _standing.StatesAsync(id, notebook, CancellationToken.None));
    }

    public async Task<EditOutcome> ApplyAsync(string id, NotebookEdit edit, Person person)
    {
        var applied = StudioJson.Read<AppliedEdit>(await Grain(id).ApplyAsync(StudioJson.Write(edit), person.Id));
        return applied.Refusal is { } refusal ? new EditOutcome.Refused(refusal, applied.IsLate)
            : new EditOutcome.Accepted(NotebookFile.Read(applied.File) with { Revision = applied.Revision }, applied.Remark, applied.Undo!);
    }

    /// <summary>Null if it is gone; otherwise why not. For a day it can be restored, then it is removed with its runs.</summary>
    public Task<string?> DeleteAsync(string id, Person person) => Grain(id).DeleteAsync(person.Id);

    /// <summary>Deleted ones that the person may restore, the last deleted first.</summary>
    public Task<IReadOnlyList<NotebookSummary>> DeletedAsync(Person person, CancellationToken ct = default) =>
        _store.DeletedAsync(person.IsOwner ? null : person.Id, ct);

    /// <summary>Null if it is there again, with its runs; otherwise why not.</summary>
    public Task<string?> RestoreAsync(string id, Person person) => Grain(id).RestoreAsync(person.Id);

    /// <summary>The state as it is, then each change; several changes at once may come as one. While it runs, the others see
    /// <paramref name="me"/>. It ends if the notebook is deleted.</summary>
    public async IAsyncEnumerable<NotebookState> WatchAsync(string id, PersonPresence me, [EnumeratorCancellation] CancellationToken ct)
    {
        var grain = Grain(id);
        var viewer = new NotebookViewer();
        var reference = _grains.CreateObjectReference<INotebookViewer>(viewer);
        try
        {
            await grain.ComeAsync(StudioJson.Write(me), reference);
            while (await OpenAsync(id) is { } state)
            {
                yield return state;
                while (!await viewer.WaitAsync(ct))
                    await grain.ComeAsync(StudioJson.Write(me), reference);
            }
        }
        finally
        {
            await grain.LeaveAsync(me.View);
            _grains.DeleteObjectReference<INotebookViewer>(reference);
        }
    }

    /// <summary>Publishes to the others at which cell a viewer is.</summary>
    public Task FocusAsync(string id, PersonPresence me) => Grain(id).FocusAsync(me.View, me.Cell);

    private INotebookGrain Grain(string id) => _grains.GetGrain<INotebookGrain>(id);
}
