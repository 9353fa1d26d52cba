using Microsoft.EntityFrameworkCore;
using Studio.Notebooks;
using Studio.Notebooks.Files;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Planning;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Grains;

/// <summary>The rows of the notebooks.</summary>
internal sealed class NotebookStore(StudioStorage storage, TimeProvider time)
{
    public async Task<StoredNotebook?> FindAsync(string id, CancellationToken ct)
    {
        await using var context = storage.Open();
        return await context.Notebooks.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.DeletedAt == null, ct) is { } row
            ? new(row.Person, NotebookFile.Read(row.Document) with { Revision = row.Revision }) : null;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<NotebookSummary>> ListAsync(CancellationToken ct)
    {
        await using var context = storage.Open();
        return await context.Notebooks.AsNoTracking().Where(n => n.DeletedAt == null).OrderByDescending(n => n.CreatedAt)
            .Select(n => new NotebookSummary(n.Id, n.Title, n.Person, n.CreatedAt, n.ChangedAt)).ToListAsync(ct);
    }

    public Task<StoredNotebook> AddAsync(string id, string person, Notebook notebook, CancellationToken ct) =>
        storage.WriteAsync(async context =>
    {
        var now = time.GetUtcNow();
        context.Notebooks.Add(new() { Id = id, Person = person, Title = notebook.Title, Document = NotebookFile.Write(notebook),
            CreatedAt = now, ChangedAt = now });
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

    /// <summary>Deleted ones, the last first.</summary>
    /// <param name="person">Only those of this person; null for all.</param>
    public async Task<IReadOnlyList<NotebookSummary>> DeletedAsync(string? person, CancellationToken ct)
    {
        await using var context = storage.Open();
        return await context.Notebooks.AsNoTracking().Where(n => n.DeletedAt != null && (person == null || n.Person == person))
            .OrderByDescending(n => n.DeletedAt)
            .Select(n => new NotebookSummary(n.Id, n.Title, n.Person, n.CreatedAt, n.ChangedAt)).ToListAsync(ct);
    }

    /// <summary>False if runs of it are under way.</summary>
    public Task<bool> DeleteAsync(string id, CancellationToken ct) => storage.WriteAsync(async context =>
    {
        if (await context.Runs.AnyAsync(r => r.Notebook == id && r.EndedAt == null, ct))
            return false;
        await context.Notebooks.Where(n => n.Id == id).ExecuteUpdateAsync(s => s.SetProperty(n => n.DeletedAt, time.GetUtcNow()), ct);
        return true;
    }, ct);

    /// <summary>False if there is no such notebook of the person any more.</summary>
    /// <param name="person">Null for anybody's.</param>
    public Task<bool> RestoreAsync(string id, string? person, CancellationToken ct) => storage.WriteAsync(async context =>
        await context.Notebooks.Where(n => n.Id == id && (person == null || n.Person == person))
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.DeletedAt, (DateTimeOffset?)null), ct) == 1, ct);

    /// <summary>Removes the notebooks that were deleted before a time, for good and with all their runs; says how many.</summary>
    public Task<int> SweepAsync(DateTimeOffset before, CancellationToken ct) => storage.WriteAsync(async context =>
    {
        var notebooks = await context.Notebooks.Where(n => n.DeletedAt < before).Select(n => n.Id).ToListAsync(ct);
        foreach (var id in notebooks)
            await RunRegister.DeleteAsync(context, id, ct);
        await context.Notebooks.Where(n => notebooks.Contains(n.Id)).ExecuteDeleteAsync(ct);
        return notebooks.Count;
    }, ct);
}
