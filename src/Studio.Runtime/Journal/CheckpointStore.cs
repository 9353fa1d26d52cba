using Microsoft.EntityFrameworkCore;
using Studio.Experiments.Runs;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Journal;

/// <summary>The checkpoints of a run: while it runs the last two and the best, after its end the best, or the last if none was; always
/// those that somebody branched from.</summary>
internal sealed class CheckpointStore(StudioContext context, Guid run)
{
    private readonly List<ArtifactReference> _released = [];

    /// <summary>Files of rows that were removed: they can be deleted once the transaction is committed,
    /// if nobody else names them.</summary>
    public IReadOnlyList<ArtifactReference> Released => _released;

    public async Task AddAsync(CheckpointRecord checkpoint, CancellationToken ct)
    {
        var store = await NewestFirstAsync(ct);
        // Two checkpoints without an event between them cover the same entries; the newer one is as good and further on.
        Remove(store.Where(c => c.CoversNumber == checkpoint.CoversNumber));
        await context.SaveChangesAsync(ct);
        store.RemoveAll(c => c.CoversNumber == checkpoint.CoversNumber);
        var row = Row(checkpoint);
        context.Checkpoints.Add(row);
        await KeepAsync([row, .. store], 2, ct);
    }

    /// <summary>The run has ended.</summary>
    public async Task ClearAsync(CancellationToken ct)
    {
        var store = await NewestFirstAsync(ct);
        await KeepAsync(store, store.Any(c => c.IsBest) ? 0 : 1, ct);
    }

    private Task<List<CheckpointRow>> NewestFirstAsync(CancellationToken ct) =>
        context.Checkpoints.Where(c => c.Run == run).OrderByDescending(c => c.CoversNumber).ToListAsync(ct);

    private async Task KeepAsync(IReadOnlyList<CheckpointRow> newestFirst, int newest, CancellationToken ct)
    {
        var best = newestFirst.FirstOrDefault(c => c.IsBest);
        Remove(newestFirst.Skip(newest).Where(c => c != best && !c.IsPinned));
        await context.SaveChangesAsync(ct);
    }

    private void Remove(IEnumerable<CheckpointRow> rows)
    {
        foreach (var row in rows)
        {
            context.Checkpoints.Remove(row);
            _released.Add(row.Record().File);
        }
    }

    private CheckpointRow Row(CheckpointRecord checkpoint) => new()
    {
        Run = run,
        CoversNumber = checkpoint.CoversNumber,
        Step = checkpoint.Step,
        Sha256 = checkpoint.File.Sha256,
        Ending = checkpoint.File.Ending,
        Bytes = checkpoint.File.Bytes,
        IsBest = checkpoint.IsBest,
    };
}
