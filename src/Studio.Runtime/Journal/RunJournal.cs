using Microsoft.EntityFrameworkCore;
using Studio.Experiments;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Journal;

/// <summary>The journals of all runs in storage. A run is written by whoever holds its lease, and by nobody else.</summary>
public sealed class RunJournal(StudioStorage storage, TimeProvider time)
{
    private const int LatelyEntries = 20;

    private readonly ArtifactStore _artifacts = new(storage, time);

    /// <summary>Hands the run to a worker under a higher epoch, whoever had it before; null if it has ended.</summary>
    public Task<Lease?> TakeAsync(Guid run, string worker, CancellationToken ct) => storage.WriteAsync(async context =>
    {
        var now = time.GetUtcNow();
        var taken = await context.Runs.Where(r => r.Id == run && r.EndedAt == null).ExecuteUpdateAsync(s => s
            .SetProperty(r => r.LeaseEpoch, r => r.LeaseEpoch + 1)
            .SetProperty(r => r.Worker, worker)
            .SetProperty(r => r.LeaseEnd, now + Lease.Duration)
            .SetProperty(r => r.LeaseTakenAt, now)
            .SetProperty(r => r.StartedAt, r => r.StartedAt ?? now), ct);
        if (taken == 0)
            return null;
        var row = await context.Runs.Where(r => r.Id == run).Select(r => new { r.LeaseEpoch, r.Person }).SingleAsync(ct);
        await DeviceTimes.StopAsync(context, run, now, ct);
        context.DeviceTimes.Add(new() { Run = run, LeaseEpoch = row.LeaseEpoch, Person = row.Person, From = now });
        await context.SaveChangesAsync(ct);
        return new Lease(run, row.LeaseEpoch, worker);
    }, ct);

    /// <summary>Stores events and, with them, a checkpoint that covers them all, and renews the lease; without either it only renews.
    /// Files of checkpoints that this one supersedes are deleted.
    /// A status that says Queued gives the run back, one that says its end ends it.</summary>
    /// <exception cref="LeaseLostException">The run has ended or another epoch has it.</exception>
    public async Task<AppendAnswer> AppendAsync(Lease lease, IReadOnlyList<RunEvent> events, CheckpointRecord? checkpoint,
        CancellationToken ct)
    {
        var (answer, released) = await storage.WriteAsync(context => WriteAsync(context, lease, events, checkpoint, ct), ct);
        await _artifacts.ReleaseAsync(released, ct);
        return answer;
    }

    private async Task<(AppendAnswer Answer, IReadOnlyList<ArtifactReference> Released)> WriteAsync(
        StudioContext context, Lease lease, IReadOnlyList<RunEvent> events, CheckpointRecord? checkpoint, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var renewed = await context.Runs
            .Where(r => r.Id == lease.Run && r.LeaseEpoch == lease.Epoch && r.Worker == lease.Worker && r.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.LeaseEnd, now + Lease.Duration)
                .SetProperty(r => r.LastNumber, r => r.LastNumber + events.Count), ct);
        if (renewed == 0)
            throw new LeaseLostException(lease);
        var page = new JournalPage(context, lease.Run, lease.Epoch, now);
        return (await page.WriteAsync(events, checkpoint, ct), page.Released);
    }

    /// <summary>Up to <paramref name="most"/> entries after a number.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(Guid run, long after, int most, CancellationToken ct)
    {
        await using var context = storage.Open();
        var rows = await context.Entries.AsNoTracking().Where(e => e.Run == run && e.Number > after).OrderBy(e => e.Number).Take(most)
            .ToListAsync(ct);
        return [.. rows.Select(e => new JournalEntry(e.Number, e.LeaseEpoch, e.At, EventOf(e)))];
    }

    /// <summary>What the run said last of its progress, and when; null if it has said nothing of it lately.</summary>
    public async Task<(DateTimeOffset At, RunEvent.Progress Said)?> ProgressAsync(Guid run, CancellationToken ct)
    {
        await using var context = storage.Open();
        var rows = await context.Entries.AsNoTracking().Where(e => e.Run == run).OrderByDescending(e => e.Number).Take(LatelyEntries)
            .ToListAsync(ct);
        return rows.Select(e => (e.At, Said: EventOf(e) as RunEvent.Progress))
            .FirstOrDefault(e => e.Said is not null) is { Said: { } said, At: var at } ? (at, said) : null;
    }

    public async Task<IReadOnlyList<NumberedCommand>> CommandsAsync(Guid run, long after, CancellationToken ct)
    {
        await using var context = storage.Open();
        var rows = await context.Commands.AsNoTracking().Where(c => c.Run == run && c.Number > after).OrderBy(c => c.Number)
            .ToListAsync(ct);
        return [.. rows.Select(c => new NumberedCommand(c.Number, c.Person, StudioJson.Read<RunCommand>(c.Command)))];
    }

    /// <summary>The command's number; 0 if the run has ended and nothing was stored.</summary>
    public Task<long> CommandAsync(Guid run, RunCommand command, string person, CancellationToken ct) => storage.WriteAsync(async context =>
    {
        var steers = command is RunCommand.Intervene or RunCommand.Stop;
        var counted = await context.Runs.Where(r => r.Id == run && r.EndedAt == null).ExecuteUpdateAsync(s => s
            .SetProperty(r => r.LastCommand, r => r.LastCommand + 1)
            .SetProperty(r => r.IsSteered, r => r.IsSteered || steers), ct);
        if (counted == 0)
            return 0;
        var number = await context.Runs.Where(r => r.Id == run).Select(r => r.LastCommand).SingleAsync(ct);
        context.Commands.Add(new()
            { Run = run, Number = number, Person = person, At = time.GetUtcNow(), Command = StudioJson.Write(command) });
        await context.SaveChangesAsync(ct);
        return number;
    }, ct);

    public async Task<RunSummary?> FindAsync(Guid run, CancellationToken ct)
    {
        await using var context = storage.Open();
        return await context.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == run, ct) is { } row ? row.SummaryOrNull() : null;
    }

    public Task<CheckpointRecord?> LatestCheckpointAsync(Guid run, CancellationToken ct) =>
        CheckpointAsync(c => c.Where(c => c.Run == run), ct);

    public Task<CheckpointRecord?> BestCheckpointAsync(Guid run, CancellationToken ct) =>
        CheckpointAsync(c => c.Where(c => c.Run == run && c.IsBest), ct);

    /// <summary>The numbers of a journal have no gaps, also where an entry is damaged or of a kind that this version does not know, for
    /// example the tables of earlier ones.</summary>
    private static RunEvent EventOf(EntryRow row) => RowReading.OrNull(() => StudioJson.Read<RunEvent>(row.Event))
        ?? new RunEvent.Log(LogLevel.Warning,
            "An entry of this journal is left out: it is damaged in storage, or another version of the studio wrote it.");

    private async Task<CheckpointRecord?> CheckpointAsync(Func<IQueryable<CheckpointRow>, IQueryable<CheckpointRow>> which,
        CancellationToken ct)
    {
        await using var context = storage.Open();
        return await which(context.Checkpoints.AsNoTracking()).OrderByDescending(c => c.CoversNumber).FirstOrDefaultAsync(ct) is { } row
            ? row.Record() : null;
    }
}
