using Studio.Experiments.Runs;

namespace Studio.Runtime.Journal;

/// <summary>Brings what a training thread says into the journal without making it wait: events are collected in memory and stored every 100 ms.</summary>
/// <param name="hint">Called after a commit with the last number, at most 20 times a second; it must not block.</param>
public sealed class RunWriter(RunJournal journal, Lease lease, TimeProvider time, Action<long> hint) : IAsyncDisposable
{
    /// <summary>Number of the newest command of the run; when it rises, read the commands.</summary>
    public long LastCommand => throw new NotImplementedException();

    /// <summary>Cancelled when the lease is lost: stop, what is said from now on goes nowhere.</summary>
    public CancellationToken Lost => throw new NotImplementedException();

    /// <summary>Takes over where the run stands: tells the journal from which step it goes on, and gives the checkpoint of that step; null starts anew.</summary>
    public Task<CheckpointRecord?> BeginAsync(CancellationToken ct) => throw new NotImplementedException();

    /// <summary>From the training thread; returns at once.</summary>
    public void Emit(RunEvent happened) => throw new NotImplementedException();

    /// <summary>Stores a checkpoint with everything emitted before it; its file must be in the artifact store already.</summary>
    public void Emit(CheckpointRecord checkpoint) => throw new NotImplementedException();

    /// <summary>At a step boundary: goes on at once, unless so much waits to be stored that training has to wait, the one case in which it does.</summary>
    public void WaitForRoom(CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Returns when everything emitted so far is stored.</summary>
    public Task FlushAsync(CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Stores what is left, if it can be stored now.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
