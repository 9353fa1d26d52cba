using Microsoft.EntityFrameworkCore;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Journal;

/// <summary>Writes the journals of runs that nobody executes; only a run's grain does.</summary>
internal sealed class UnheldRuns(StudioStorage storage, TimeProvider time)
{
    private readonly ArtifactStore _artifacts = new(storage, time);

    /// <summary>False if the run has ended, or a worker has it or another epoch.</summary>
    public async Task<bool> SayAsync(Guid run, int epoch, IReadOnlyList<RunEvent> events, CancellationToken ct)
    {
        IReadOnlyList<ArtifactReference> released = [];
        var isSaid = await storage.WriteAsync(async context =>
        {
            var counted = await context.Runs.Where(r => r.Id == run && r.LeaseEpoch == epoch && r.Worker == null && r.EndedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.LastNumber, r => r.LastNumber + events.Count), ct);
            if (counted == 0)
                return false;
            released = await WriteAsync(context, run, epoch, events, ct);
            return true;
        }, ct);
        await _artifacts.ReleaseAsync(released, ct);
        return isSaid;
    }

    /// <summary>Does what somebody wants of a run that no worker reads of.</summary>
    public async Task HandleAsync(RunSummary run, RunCommand command, CancellationToken ct)
    {
        if (Answer(command, run.Status) is { } said)
            await SayAsync(run.Id, run.LeaseEpoch, [said], ct);
    }

    /// <summary>Takes a run away from its worker, under a higher epoch, and says so. False if it has ended,
    /// or the lease changed meanwhile.</summary>
    /// <param name="onlyExpired">Leave it if the worker has renewed its lease.</param>
    public async Task<bool> ReclaimAsync(Guid run, int epoch, bool onlyExpired, RunEvent.Status said, CancellationToken ct)
    {
        IReadOnlyList<ArtifactReference> released = [];
        var isReclaimed = await storage.WriteAsync(async context =>
        {
            var now = time.GetUtcNow();
            var reclaimed = await context.Runs
                .Where(r => r.Id == run && r.LeaseEpoch == epoch && r.Worker != null && r.EndedAt == null
                    && (!onlyExpired || r.LeaseEnd < now))
                .ExecuteUpdateAsync(s => s
                    .SetProperty(r => r.LeaseEpoch, epoch + 1)
                    .SetProperty(r => r.Worker, (string?)null)
                    .SetProperty(r => r.LeaseEnd, (DateTimeOffset?)null)
                    .SetProperty(r => r.LastNumber, r => r.LastNumber + 1), ct);
            if (reclaimed == 0)
                return false;
            await DeviceTimes.StopAsync(context, run, now, ct);
            released = await WriteAsync(context, run, epoch + 1, [said], ct);
            return true;
        }, ct);
        await _artifacts.ReleaseAsync(released, ct);
        return isReclaimed;
    }

    private async Task<IReadOnlyList<ArtifactReference>> WriteAsync(StudioContext context, Guid run, int epoch,
        IReadOnlyList<RunEvent> events, CancellationToken ct)
    {
        var page = new JournalPage(context, run, epoch, time.GetUtcNow());
        await page.WriteAsync(events, null, ct);
        return page.Released;
    }

    private static RunEvent.Status? Answer(RunCommand command, RunStatus status) => (command, status) switch
    {
        (RunCommand.Stop, _) => new(RunStatus.Cancelled, "Stopped before it resumed."),
        (RunCommand.Pause, RunStatus.Queued) => new(RunStatus.Paused, "Paused; it waits until it is resumed."),
        (RunCommand.Resume, RunStatus.Paused) => new(RunStatus.Queued, "Waiting for its turn."),
        _ => null,
    };
}
