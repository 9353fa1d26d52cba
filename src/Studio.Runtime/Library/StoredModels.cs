using Microsoft.EntityFrameworkCore;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Library;

/// <summary>The models that persons have uploaded or kept from a run. Each holds its file;
/// a deleted one is kept for a day, so that it can be brought back.</summary>
/// <remarks>The row of a deleted model whose run is still there stays: it says that the run's model is not to be listed.</remarks>
public sealed class StoredModels(StudioStorage storage, ArtifactStore artifacts, CurrentCatalogue catalogue, RuntimeOptions options)
{
    private const int LongestName = 100;

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);

    /// <summary>All of them, also those that were deleted, the newest first.</summary>
    public async Task<IReadOnlyList<StoredModel>> ListAsync(CancellationToken ct = default)
    {
        await using var context = storage.Open();
        var rows = await context.Models.AsNoTracking().OrderByDescending(m => m.CreatedAt).ToListAsync(ct);
        var ids = rows.Select(r => r.Person).Distinct().ToList();
        var names = await context.Persons.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return [.. rows.Select(r => RowReading.OrNull(() => Read(r, names.GetValueOrDefault(r.Person, "Somebody")))).OfType<StoredModel>()];
    }

    /// <summary>Stores a model; one that is there already is brought back.</summary>
    /// <exception cref="StorageFaultException">It would exceed what the person may keep.</exception>
    public async Task<StoredModel> AddAsync(NewModel added, Person person, CancellationToken ct = default)
    {
        if ((await ListAsync(ct)).FirstOrDefault(m => m.File.Sha256 == added.File.Sha256) is { } known)
        {
            await artifacts.KeepAsync(known.File, ArtifactHolder.OfModel(known.Id), known.Person, options.QuotaBytes, ct);
            await SetDeletedAsync(known, null, ct);
            return known with { IsDeleted = false };
        }
        var row = new ModelRow
        {
            Id = Guid.NewGuid().ToString("n"), Person = person.Id, Name = Clean(added.Name), Sha256 = added.File.Sha256,
            Ending = added.File.Ending, Bytes = added.File.Bytes,
            Run = added.Run, Facts = StudioJson.Write(added.Content), CreatedAt = options.Time.GetUtcNow(),
        };
        await artifacts.KeepAsync(added.File, ArtifactHolder.OfModel(row.Id), person.Id, options.QuotaBytes, ct);
        await storage.WriteAsync(context =>
        {
            context.Models.Add(row);
            return context.SaveChangesAsync(ct);
        }, ct);
        await LoadAsync(ct);
        return Read(row, person.Name);
    }

    /// <summary>False if somebody else owns it, or it is gone.</summary>
    public async Task<bool> RenameAsync(StoredModel model, string name, Person person, CancellationToken ct = default)
    {
        if (!MayChange(model, person))
            return false;
        var clean = Clean(name);
        var changed = await storage.WriteAsync(context => context.Models.Where(m => m.Id == model.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Name, clean), ct), ct);
        await LoadAsync(ct);
        return changed > 0;
    }

    /// <summary>False if somebody else owns it, or it is gone.</summary>
    public async Task<bool> DeleteAsync(StoredModel model, Person person, CancellationToken ct = default) =>
        MayChange(model, person) && await SetDeletedAsync(model, options.Time.GetUtcNow(), ct);

    /// <summary>Brings a deleted one back; false if somebody else owns it, or it was swept.</summary>
    public async Task<bool> RestoreAsync(StoredModel model, Person person, CancellationToken ct = default) =>
        MayChange(model, person) && await SetDeletedAsync(model, null, ct);

    /// <summary>Titles of the notebooks that start from it.</summary>
    public async Task<IReadOnlyList<string>> UsedByAsync(StoredModel model, CancellationToken ct = default)
    {
        await using var context = storage.Open();
        return await context.Notebooks.Where(n => n.DeletedAt == null && n.Document.Contains(model.Key)).Select(n => n.Title).Distinct()
            .OrderBy(t => t).ToListAsync(ct);
    }

    public static bool MayChange(StoredModel model, Person person) => person.IsOwner || person.Id == model.Person;

    /// <summary>Takes them into the catalogue; called when storage is open.</summary>
    internal async Task LoadAsync(CancellationToken ct = default) =>
        catalogue.SetWeights([.. (await ListAsync(ct)).Where(m => !m.IsDeleted).Select(Facts)]);

    /// <summary>Lets go of what was deleted more than a day ago; the files go with the next sweep of the artifacts.</summary>
    internal Task<int> SweepAsync(CancellationToken ct = default) => storage.WriteAsync(async context =>
    {
        var before = options.Time.GetUtcNow() - s_kept;
        var gone = await context.Models.Where(m => m.DeletedAt < before).Select(m => m.Id).ToListAsync(ct);
        var holders = gone.Select(ArtifactHolder.OfModel).ToList();
        await context.Artifacts.Where(a => holders.Contains(a.Holder)).ExecuteDeleteAsync(ct);
        return await context.Models.Where(m => gone.Contains(m.Id) && !context.Runs.Any(r => r.Id == m.Run)).ExecuteDeleteAsync(ct);
    }, ct);

    private async Task<bool> SetDeletedAsync(StoredModel model, DateTimeOffset? at, CancellationToken ct)
    {
        var changed = await storage.WriteAsync(context => context.Models.Where(m => m.Id == model.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.DeletedAt, at), ct), ct);
        await LoadAsync(ct);
        return changed > 0;
    }

    private static WeightsFacts Facts(StoredModel stored) =>
        new(stored.Key, stored.Content.Backbone, stored.Name, "", IsBundled: false, stored.File.Bytes, null, stored.Content.Classes)
        { IsHere = true };

    private static StoredModel Read(ModelRow row, string personName) =>
        new(row.Id, row.Person, personName, row.Name, new(row.Sha256, row.Ending, row.Bytes), row.Run,
        StudioJson.Read<ModelContent>(row.Facts), row.CreatedAt)
    {
        IsDeleted = row.DeletedAt is not null,
    };

    private static string Clean(string name) =>
        name.Trim() is { Length: > 0 } trimmed ? trimmed[..Math.Min(trimmed.Length, LongestName)] : "My model";
}
