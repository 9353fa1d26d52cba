using Studio.Notebooks;
using Studio.Notebooks.Editing;

namespace Studio.Runtime.Desks;

/// <summary>Notebooks, as pages use them.</summary>
public sealed class NotebookDesk
{
    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<NotebookSummary>> ListAsync(CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Id of a new notebook with the cells of another one, for example of a template.</summary>
    public Task<string> CreateAsync(Person person, Notebook from) => throw new NotImplementedException();

    public Task<NotebookState?> OpenAsync(string id) => throw new NotImplementedException();

    public Task<EditOutcome> ApplyAsync(string id, NotebookEdit edit, Person person) => throw new NotImplementedException();

    /// <summary>Null if it is gone, with its runs; otherwise why not.</summary>
    public Task<string?> DeleteAsync(string id, Person person) => throw new NotImplementedException();

    /// <summary>The state as it is, then each change; several changes at once may come as one. While it runs, the others see <paramref name="me"/>. It ends if the notebook is deleted.</summary>
    public IAsyncEnumerable<NotebookState> WatchAsync(string id, PersonPresence me, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Tells the others at which cell a viewer is.</summary>
    public Task FocusAsync(string id, PersonPresence me) => throw new NotImplementedException();
}
