using Microsoft.EntityFrameworkCore;
using Studio.Notebooks;
using Studio.Notebooks.Files;
using Studio.Runtime.Desks;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Grains;

/// <summary>The rows of the notebooks.</summary>
internal sealed class NotebookShelf(StudioStorage storage, TimeProvider time)
{
    public async Task<StoredNotebook?> FindAsync(string id, CancellationToken ct)
    {
        await using var context = storage.Open();
        return await context.Notebooks.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct) is { } row
            ? new(row.Person, NotebookFile.Read(row.Document) with { Revision = row.Revision }) : null;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<NotebookSummary>> ListAsync(CancellationToken ct)
    {
        await using var context = storage.Open();
        return await context.Notebooks.AsNoTracking().OrderByDescending(n => n.CreatedAt)
            .Select(n => new NotebookSummary(n.Id, n.Title, n.Person, n.CreatedAt, n.ChangedAt)).ToListAsync(ct);
    }

    public Task<StoredNotebook> AddAsync(string id, string person, Notebook notebook, CancellationToken ct) => storage.WriteAsync(async context =>
    {
        var now = time.GetUtcNow();
        context.Notebooks.Add(new() { Id = id, Person = person, Title = notebook.Title, Document = NotebookFile.Write(notebook), CreatedAt = now, ChangedAt = now });
        await context.SaveChangesAsync(ct);
        return new StoredNotebook(person, notebook with { Revision = 0 });
    }, ct);

    public Task SaveAsync(string id, Notebook notebook, CancellationToken ct)
    {
        var file = NotebookFile.Write(notebook);
        return storage.WriteAsync(context => context.Notebooks.Where(n => n.Id == id).ExecuteUpdateAsync(s => s
            .SetProperty(n => n.Title, notebook.Title)
            .SetProperty(n => n.Document, file)
            .SetProperty(n => n.Revision, notebook.Revision)
            .SetProperty(n => n.ChangedAt, time.GetUtcNow()), ct), ct);
    }

    /// <summary>False if runs of it are under way.</summary>
    public Task<bool> DeleteAsync(string id, CancellationToken ct) => storage.WriteAsync(async context =>
    {
        if (await context.Runs.AnyAsync(r => r.Notebook == id && r.EndedAt == null, ct))
            return false;
        await RunRegister.DeleteAsync(context, id, ct);
        await context.Notebooks.Where(n => n.Id == id).ExecuteDeleteAsync(ct);
        return true;
    }, ct);
}
