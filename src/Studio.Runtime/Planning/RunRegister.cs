using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Planning;

/// <summary>The rows of the runs, but for what their journal writes.</summary>
internal sealed class RunRegister(StudioStorage storage, TimeProvider time)
{
    private const int MostKnown = 2000;

    // An ended run never changes, and its result may be long.
    private readonly ConcurrentDictionary<Guid, RunSummary> _ended = new();

    public Task AddAsync(IReadOnlyList<NewRun> runs, CancellationToken ct) => storage.WriteAsync(context =>
    {
        foreach (var (i, run) in runs.Index())
            context.Runs.Add(new()
            {
                Id = run.Id,
                Notebook = run.Request.Notebook,
                Cell = run.Request.Cell.Id,
                Seed = run.Request.Seed,
                Key = run.Request.Key,
                Person = run.Request.Person,
                Request = StudioJson.Write(run.Request),
                WaitsFor = run.WaitsFor.Count == 0 ? null : StudioJson.Write(run.WaitsFor),
                Sentence = "Waiting for its turn.",
                // What one press makes keeps its order.
                CreatedAt = time.GetUtcNow().AddMilliseconds(i),
            });
        return context.SaveChangesAsync(ct);
    }, ct);

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<ActiveRun>> ActiveAsync(CancellationToken ct)
    {
        await using var context = storage.Open();
        var rows = await context.Runs.AsNoTracking().Where(r => r.EndedAt == null).OrderBy(r => r.CreatedAt).ToListAsync(ct);
        return [.. rows.Select(r => RowReading.OrNull(() =>
            new ActiveRun(r.Summary(), r.WaitsFor is null ? [] : StudioJson.Read<IReadOnlyList<Guid>>(r.WaitsFor), r.LeaseEnd,
                r.LeaseTakenAt))).OfType<ActiveRun>()];
    }

    /// <summary>The newest first; of all notebooks if none is named.</summary>
    public async Task<IReadOnlyList<RunSummary>> ListAsync(string? notebook, CancellationToken ct)
    {
        await using var context = storage.Open();
        return await SummariesAsync(context, await context.Runs
            .Where(r => (notebook == null ? !context.Notebooks.Any(n => n.Id == r.Notebook && n.DeletedAt != null) : r.Notebook == notebook)
                && r.DeletedAt == null)
            .OrderByDescending(r => r.CreatedAt).Select(r => r.Id).ToListAsync(ct), ct);
    }

    /// <summary>The newest run of each cell and seed of a notebook.</summary>
    public async Task<IReadOnlyList<RunSummary>> NewestAsync(string notebook, CancellationToken ct)
    {
        await using var context = storage.Open();
        var newest = (await context.Runs.Where(r => r.Notebook == notebook && r.DeletedAt == null)
            .Select(r => new { r.Id, r.Cell, r.Seed, r.CreatedAt }).ToListAsync(ct))
            .GroupBy(r => (r.Cell, r.Seed)).OrderBy(g => g.Key.Seed).Select(g => g.MaxBy(r => r.CreatedAt)!.Id).ToList();
        return await SummariesAsync(context, newest, ct);
    }

    public async Task<IReadOnlyList<RunSummary>> FindAsync(IReadOnlyList<Guid> runs, CancellationToken ct)
    {
        await using var context = storage.Open();
        return await SummariesAsync(context, runs, ct);
    }

    /// <summary>The runs of a notebook that came to a result.</summary>
    public async Task<IReadOnlyList<RunSummary>> CompletedAsync(string notebook, CancellationToken ct)
    {
        await using var context = storage.Open();
        return await SummariesAsync(context, await context.Runs
            .Where(r => r.Notebook == notebook && r.Status == RunStatus.Completed && r.Result != null
                && r.DeletedAt == null).Select(r => r.Id).ToListAsync(ct), ct);
    }

    /// <summary>The inputs are there: the run can start.</summary>
    public Task<bool> FillInAsync(Guid run, RunRequest request, CancellationToken ct)
    {
        var text = StudioJson.Write(request);
        return storage.WriteAsync(async context => await context.Runs.Where(r => r.Id == run && r.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Request, text).SetProperty(r => r.Key, request.Key)
                .SetProperty(r => r.WaitsFor, (string?)null), ct) == 1, ct);
    }

    /// <summary>How long the same thing took last: a run of the same key anywhere, else of the same cell; null if there was none.</summary>
    public async Task<TimeSpan?> LastDurationAsync(RunRequest request, CancellationToken ct)
    {
        var (notebook, cell, key) = (request.Notebook, request.Cell.Id, request.Key);
        await using var context = storage.Open();
        var last = await context.Runs.AsNoTracking()
            .Where(r => r.Status == RunStatus.Completed && r.StartedAt != null && r.EndedAt != null
                && ((key != "" && r.Key == key) || (r.Notebook == notebook && r.Cell == cell)))
            .OrderByDescending(r => r.Key == key).ThenByDescending(r => r.CreatedAt).Select(r => new { r.StartedAt, r.EndedAt })
            .FirstOrDefaultAsync(ct);
        return last is null ? null : last.EndedAt - last.StartedAt;
    }

    /// <summary>What each person had of the devices in the last hour.</summary>
    public async Task<IReadOnlyDictionary<string, TimeSpan>> DeviceTimeAsync(CancellationToken ct)
    {
        await using var context = storage.Open();
        var now = time.GetUtcNow();
        var hourAgo = now - TimeSpan.FromHours(1);
        var times = await context.DeviceTimes.AsNoTracking().Where(t => t.To == null || t.To > hourAgo).ToListAsync(ct);
        return times.GroupBy(t => t.Person)
            .ToDictionary(g => g.Key,
                g => g.Aggregate(TimeSpan.Zero, (sum, t) => sum + ((t.To ?? now) - (t.From > hourAgo ? t.From : hourAgo))));
    }

    /// <summary>By rising step.</summary>
    public async Task<IReadOnlyList<CheckpointRecord>> CheckpointsAsync(Guid run, CancellationToken ct)
    {
        await using var context = storage.Open();
        return [.. (await context.Checkpoints.AsNoTracking().Where(c => c.Run == run).OrderBy(c => c.CoversNumber)
            .ToListAsync(ct)).Select(c => c.Record())];
    }

    /// <summary>Keeps the newest checkpoint up to a step for good; null if there is none any more.</summary>
    public Task<CheckpointRecord?> PinAsync(Guid run, int step, CancellationToken ct) => storage.WriteAsync(async context =>
    {
        var row = await context.Checkpoints.Where(c => c.Run == run && c.Step <= step).OrderByDescending(c => c.CoversNumber)
            .FirstOrDefaultAsync(ct);
        if (row is null)
            return null;
        row.IsPinned = true;
        await context.SaveChangesAsync(ct);
        return row.Record();
    }, ct);

    /// <summary>Marks runs as deleted, or as there again; what they said stays until they are swept.</summary>
    /// <param name="person">Only runs of this person; null for all.</param>
    /// <returns>The runs that were changed, each with its notebook.</returns>
    public Task<IReadOnlyList<(Guid Run, string Notebook)>> MarkDeletedAsync(IReadOnlyList<Guid> runs, bool isDeleted, string? person,
        CancellationToken ct) =>
        storage.WriteAsync<IReadOnlyList<(Guid, string)>>(async context =>
        {
            var rows = await context.Runs.Where(r => runs.Contains(r.Id) && r.EndedAt != null && (r.DeletedAt == null) == isDeleted
                && (person == null || r.Person == person)).ToListAsync(ct);
            foreach (var row in rows)
            {
                row.DeletedAt = isDeleted ? time.GetUtcNow() : null;
                _ended.TryRemove(row.Id, out _);
            }
            await context.SaveChangesAsync(ct);
            return [.. rows.Select(r => (r.Id, r.Notebook))];
        }, ct);

    /// <summary>False if there is no such run of the person.</summary>
    /// <param name="person">Only a run of this person; null for anybody's.</param>
    public Task<bool> AnnotateAsync(Guid run, RunAnnotation annotation, string? person, CancellationToken ct)
    {
        var tags = annotation.Tags.Count == 0 ? null : StudioJson.Write(annotation.Tags);
        var note = annotation.Note.Length == 0 ? null : annotation.Note;
        return storage.WriteAsync(async context => await context.Runs.Where(r => r.Id == run && (person == null || r.Person == person))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Tags, tags).SetProperty(r => r.Note, note), ct) == 1, ct);
    }

    /// <summary>Removes the runs that were deleted before a time, for good; says how many.</summary>
    public Task<int> SweepAsync(DateTimeOffset before, CancellationToken ct) => storage.WriteAsync(async context =>
    {
        var runs = await context.Runs.Where(r => r.DeletedAt < before).Select(r => r.Id).ToListAsync(ct);
        await RemoveAsync(context, runs, ct);
        return runs.Count;
    }, ct);

    /// <summary>Removes everything that the runs of a notebook said; files that nobody else keeps go with the next sweep.</summary>
    public static async Task DeleteAsync(StudioContext context, string notebook, CancellationToken ct) =>
        await RemoveAsync(context, await context.Runs.Where(r => r.Notebook == notebook).Select(r => r.Id).ToListAsync(ct), ct);

    private static async Task RemoveAsync(StudioContext context, IReadOnlyList<Guid> runs, CancellationToken ct)
    {
        var holders = runs.Select(ArtifactHolder.Of).ToList();
        await context.Entries.Where(e => runs.Contains(e.Run)).ExecuteDeleteAsync(ct);
        await context.Commands.Where(c => runs.Contains(c.Run)).ExecuteDeleteAsync(ct);
        await context.Checkpoints.Where(c => runs.Contains(c.Run)).ExecuteDeleteAsync(ct);
        await context.Artifacts.Where(a => holders.Contains(a.Holder)).ExecuteDeleteAsync(ct);
        await context.Runs.Where(r => runs.Contains(r.Id)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Those that there are, in the order of the ids.</summary>
    private async Task<IReadOnlyList<RunSummary>> SummariesAsync(StudioContext context, IReadOnlyList<Guid> runs, CancellationToken ct)
    {
        var found = runs.Select(r => _ended.GetValueOrDefault(r)).OfType<RunSummary>().ToDictionary(r => r.Id);
        var unknown = runs.Where(r => !found.ContainsKey(r)).ToList();
        if (_ended.Count > MostKnown)
            _ended.Clear();
        foreach (var row in unknown.Count == 0 ? [] : await context.Runs.AsNoTracking().Where(r => unknown.Contains(r.Id)).ToListAsync(ct))
        {
            if (row.SummaryOrNull() is not { } summary)
                continue;
            found[row.Id] = summary;
            if (row.EndedAt is not null)
                _ended[row.Id] = summary;
        }
        return [.. runs.Where(found.ContainsKey).Select(r => found[r])];
    }
}
