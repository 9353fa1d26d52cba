using Studio.Experiments.Runs;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Journal;

/// <summary>The journals of all runs in storage. A run is written by whoever holds its lease, and by nobody else.</summary>
public sealed class RunJournal(StudioStorage storage, TimeProvider time)
{
    /// <summary>Hands the run to a worker under a higher epoch, whoever had it before; null if it has ended.</summary>
    public Task<Lease?> TakeAsync(Guid run, string worker, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Stores events and, with them, a checkpoint that covers them all, and renews the lease; without either it only renews.</summary>
    /// <exception cref="LeaseLostException">The run has ended or another epoch has it.</exception>
    public Task<AppendAnswer> AppendAsync(Lease lease, IReadOnlyList<RunEvent> events, CheckpointRecord? checkpoint, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Up to <paramref name="most"/> entries after a number.</summary>
    public Task<IReadOnlyList<JournalEntry>> ReadAsync(Guid run, long after, int most, CancellationToken ct) => throw new NotImplementedException();

    public Task<IReadOnlyList<NumberedCommand>> CommandsAsync(Guid run, long after, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The command's number; 0 if the run has ended and nothing was stored.</summary>
    public Task<long> CommandAsync(Guid run, RunCommand command, string person, CancellationToken ct) => throw new NotImplementedException();

    public Task<RunSummary?> FindAsync(Guid run, CancellationToken ct) => throw new NotImplementedException();

    public Task<CheckpointRecord?> LatestCheckpointAsync(Guid run, CancellationToken ct) => throw new NotImplementedException();

    public Task<CheckpointRecord?> BestCheckpointAsync(Guid run, CancellationToken ct) => throw new NotImplementedException();
}
