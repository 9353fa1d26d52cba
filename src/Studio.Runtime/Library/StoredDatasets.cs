using Microsoft.EntityFrameworkCore;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Library;

/// <summary>The data sets that people have added. Each holds its files; a deleted one is kept for a day,
/// so that it can be restored.</summary>
public sealed class StoredDatasets
{
    private const int LongestName = 100;

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);

    private readonly StudioStorage _storage;
    private readonly ArtifactStore _artifacts;
    private readonly CurrentCatalogue _catalogue;
    private readonly RuntimeOptions _options;

    public StoredDatasets(StudioStorage storage, ArtifactStore artifacts, CurrentCatalogue catalogue, RuntimeOptions options) =>
        (_storage, _artifacts, _catalogue, _options) = (storage, artifacts, catalogue, options);

    /// <summary>Those that are not deleted, the newest first.</summary>
    public async Task<IReadOnlyList<StoredDataset>> ListAsync(CancellationToken ct = default)
    {
        await using var context = _storage.Open();
        var rows = await context.Datasets.AsNoTracking().Where(d => d.DeletedAt == null)
            .OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Version).ToListAsync(ct);
        var ids = rows.Select(r => r.Person).Distinct().ToList();
        var names = await context.Persons.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return [.. rows.Select(r => RowReading.OrNull(() => Read(r, names.GetValueOrDefault(r.Person, "Somebody"))))
            .OfType<StoredDataset>()];
    }

    /// <summary>The newest with this source; null if there is none.</summary>
    public async Task<StoredDataset?> FindAsync(string source, CancellationToken ct = default) =>
        (await ListAsync(ct)).FirstOrDefault(d => d.Source == source);

    /// <summary>Stores a data set. The same file of the same person is kept once.</summary>
    /// <exception cref="StorageFaultException">It would exceed what the person may keep.</exception>
    public async Task<StoredDataset> AddAsync(NewDataset added, Person person, CancellationToken ct = default)
    {
        var source = DatasetFacts.UploadKey(added.File.Sha256);
        if ((await ListAsync(ct)).FirstOrDefault(d => d.Source == source && d.Person == person.Id) is { } known)
            return known;
        var row = new DatasetRow
        {
            Id = Guid.NewGuid().ToString("n"), Person = person.Id, Name = Clean(added.Name),
            Sha256 = added.File.Sha256, Ending = added.File.Ending, Bytes = added.File.Bytes,
            Version = (added.Parent?.Version ?? 0) + 1, Parent = added.Parent?.Id,
            Facts = StudioJson.Write(added.Content), CreatedAt = _options.Time.GetUtcNow(),
        };
        foreach (var file in (ArtifactReference?[])[added.File, added.Content.Samples])
            if (file is not null)
                await _artifacts.KeepAsync(file, ArtifactHolder.OfDataset(row.Id), person.Id, _options.QuotaBytes, ct);
        await _storage.WriteAsync(context =>
        {
            context.Datasets.Add(row);
            return context.SaveChangesAsync(ct);
        }, ct);
        await LoadAsync(ct);
        return Read(row, person.Name);
    }

    /// <summary>Notes the examples that a worker has drawn of it.</summary>
    public async Task ShowAsync(StoredDataset dataset, ArtifactReference samples, CancellationToken ct = default)
    {
        await _artifacts.KeepAsync(samples, ArtifactHolder.OfDataset(dataset.Id), dataset.Person, _options.QuotaBytes, ct);
        var facts = StudioJson.Write(dataset.Content with { Samples = samples });
        await _storage.WriteAsync(context => context.Datasets.Where(d => d.Id == dataset.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Facts, facts), ct), ct);
    }

    /// <summary>Renames all its versions; false if somebody else owns it, or it is gone.</summary>
    public Task<bool> RenameAsync(StoredDataset dataset, string name, Person person, CancellationToken ct = default) =>
        ChangeAsync(dataset, person, rows => rows.ExecuteUpdateAsync(s => s.SetProperty(d => d.Name, Clean(name)), ct), ct);

    /// <summary>Deletes all its versions; false if somebody else owns it, or it is gone.</summary>
    public Task<bool> DeleteAsync(StoredDataset dataset, Person person, CancellationToken ct = default) =>
        MarkAsync(dataset, person, _options.Time.GetUtcNow(), ct);

    /// <summary>Brings a deleted one back; false if somebody else owns it, or it was swept.</summary>
    public Task<bool> RestoreAsync(StoredDataset dataset, Person person, CancellationToken ct = default) =>
        MarkAsync(dataset, person, null, ct);

    /// <summary>Titles of the notebooks that name one of its versions.</summary>
    public async Task<IReadOnlyList<string>> UsedByAsync(StoredDataset dataset, CancellationToken ct = default)
    {
        await using var context = _storage.Open();
        var family = await FamilyAsync(context, dataset.Id, ct);
        var hashes = await context.Datasets.Where(d => family.Contains(d.Id)).Select(d => d.Sha256).ToListAsync(ct);
        var titles = new List<string>();
        foreach (var hash in hashes.Distinct())
            titles.AddRange(await context.Notebooks.Where(n => n.DeletedAt == null && n.Document.Contains(hash))
                .Select(n => n.Title).ToListAsync(ct));
        return [.. titles.Distinct().Order(StringComparer.CurrentCulture)];
    }

    /// <summary>Takes the names into the catalogue; called when storage is open.</summary>
    internal async Task LoadAsync(CancellationToken ct = default) =>
        _catalogue.SetDatasets([.. (await ListAsync(ct)).DistinctBy(d => d.Source).Select(Facts)]);

    /// <summary>Lets go of what was deleted more than a day ago; its files go with the next sweep of the artifacts.</summary>
    internal Task<int> SweepAsync(CancellationToken ct = default) => _storage.WriteAsync(async context =>
    {
        var before = _options.Time.GetUtcNow() - s_kept;
        var gone = await context.Datasets.Where(d => d.DeletedAt < before).Select(d => d.Id).ToListAsync(ct);
        var holders = gone.Select(ArtifactHolder.OfDataset).ToList();
        await context.Artifacts.Where(a => holders.Contains(a.Holder)).ExecuteDeleteAsync(ct);
        return await context.Datasets.Where(d => gone.Contains(d.Id)).ExecuteDeleteAsync(ct);
    }, ct);

    private Task<bool> MarkAsync(StoredDataset dataset, Person person, DateTimeOffset? deletedAt, CancellationToken ct) =>
        ChangeAsync(dataset, person, rows => rows.ExecuteUpdateAsync(s => s.SetProperty(d => d.DeletedAt, deletedAt), ct), ct);

    private async Task<bool> ChangeAsync(StoredDataset dataset, Person person, Func<IQueryable<DatasetRow>, Task<int>> change,
        CancellationToken ct)
    {
        if (!person.IsOwner && person.Id != dataset.Person)
            return false;
        var changed = await _storage.WriteAsync(async context =>
        {
            var family = await FamilyAsync(context, dataset.Id, ct);
            return await change(context.Datasets.Where(d => family.Contains(d.Id)));
        }, ct);
        await LoadAsync(ct);
        return changed > 0;
    }

    /// <summary>Ids of a data set's versions, those before and those after.</summary>
    private static async Task<List<string>> FamilyAsync(StudioContext context, string id, CancellationToken ct)
    {
        var parents = await context.Datasets.Select(d => new { d.Id, d.Parent }).ToDictionaryAsync(d => d.Id, d => d.Parent, ct);
        string Root(string of) => parents.GetValueOrDefault(of) is { } parent && parents.ContainsKey(parent) ? Root(parent) : of;
        var root = Root(id);
        return [.. parents.Keys.Where(other => Root(other) == root)];
    }

    private static DatasetFacts Facts(StoredDataset stored) => new(stored.Source, stored.Title,
        $"{stored.Content.Size}, uploaded by {stored.PersonName}.", IsBundled: true, stored.Content.Classes)
        { Unit = stored.Content.Unit };

    private static StoredDataset Read(DatasetRow row, string personName) => new(row.Id, row.Person, personName, row.Name,
        new(row.Sha256, row.Ending, row.Bytes), row.Version, row.Parent, StudioJson.Read<DatasetContent>(row.Facts))
            { CreatedAt = row.CreatedAt };

    private static string Clean(string name) =>
        name.Trim() is { Length: > 0 } trimmed ? trimmed[..Math.Min(trimmed.Length, LongestName)] : "My pictures";
}
