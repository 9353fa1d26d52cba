using Microsoft.EntityFrameworkCore;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Journal;

/// <summary>Some events of a run on their way into storage, and what they mean for its row;
/// inside a transaction that has proved the right to write and has counted them in.</summary>
internal sealed class JournalPage(StudioContext context, Guid run, int epoch, DateTimeOffset now)
{
    private readonly CheckpointStore _checkpoints = new(context, run);

    /// <summary>Files of checkpoints that are superseded; to be released when the transaction is committed.</summary>
    public IReadOnlyList<ArtifactReference> Released => _checkpoints.Released;

    public async Task<AppendAnswer> WriteAsync(IReadOnlyList<RunEvent> events, CheckpointRecord? checkpoint, CancellationToken ct)
    {
        var row = await context.Runs.Where(r => r.Id == run).Select(r => new { r.LastNumber, r.LastCommand, r.Person }).SingleAsync(ct);
        var artifacts = new HashSet<ArtifactReference>();
        for (var i = 0; i < events.Count; i++)
        {
            var text = StudioJson.Write(events[i]);
            artifacts.UnionWith(ArtifactMentions.In(text));
            context.Entries.Add(new()
                { Run = run, Number = row.LastNumber - events.Count + 1 + i, LeaseEpoch = epoch, At = now, Event = text });
        }
        await HoldAsync(artifacts, row.Person, ct);
        await context.SaveChangesAsync(ct);
        if (checkpoint is not null)
            await _checkpoints.AddAsync(checkpoint with { CoversNumber = row.LastNumber }, ct);
        foreach (var happened in events)
            await FollowAsync(happened, ct);
        return new(row.LastNumber, row.LastCommand);
    }

    private async Task HoldAsync(HashSet<ArtifactReference> artifacts, string person, CancellationToken ct)
    {
        if (artifacts.Count == 0)
            return;
        var holder = ArtifactHolder.Of(run);
        var held = await context.Artifacts.Where(a => a.Holder == holder).Select(a => a.Sha256 + "." + a.Ending).ToListAsync(ct);
        foreach (var artifact in artifacts.Where(a => !held.Contains($"{a.Sha256}.{a.Ending}")))
            context.Artifacts.Add(new()
                { Sha256 = artifact.Sha256, Ending = artifact.Ending, Holder = holder, Person = person, Bytes = artifact.Bytes });
    }

    private async Task FollowAsync(RunEvent happened, CancellationToken ct)
    {
        var row = context.Runs.Where(r => r.Id == run);
        switch (happened)
        {
            case RunEvent.Status status when status.Is.IsEnd():
                await row.ExecuteUpdateAsync(s => Said(s, status).SetProperty(r => r.EndedAt, now).SetProperty(r => r.Worker, (string?)null)
                    .SetProperty(r => r.LeaseEnd, (DateTimeOffset?)null).SetProperty(r => r.WaitsFor, (string?)null), ct);
                await DeviceTimes.StopAsync(context, run, now, ct);
                await _checkpoints.ClearAsync(ct);
                break;
            case RunEvent.Status { Is: RunStatus.Queued } status:
                await row.ExecuteUpdateAsync(s => Said(s, status).SetProperty(r => r.Worker, (string?)null)
                    .SetProperty(r => r.LeaseEnd, (DateTimeOffset?)null), ct);
                await DeviceTimes.StopAsync(context, run, now, ct);
                break;
            case RunEvent.Status status:
                await row.ExecuteUpdateAsync(s => Said(s, status), ct);
                break;
            case RunEvent.Result result:
                var text = StudioJson.Write<CellResult>(result.Value);
                await row.ExecuteUpdateAsync(s => s.SetProperty(r => r.Result, text), ct);
                break;
            case RunEvent.Resumed:
                await row.ExecuteUpdateAsync(s => s.SetProperty(r => r.Result, (string?)null), ct);
                break;
        }
    }

    private static Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<RunRow> Said(
        Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<RunRow> row, RunEvent.Status status) =>
        row.SetProperty(r => r.Status, status.Is).SetProperty(r => r.Sentence, status.Sentence);
}
