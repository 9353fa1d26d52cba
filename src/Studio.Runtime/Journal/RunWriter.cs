using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Journal;

/// <summary>Brings what a training thread says into the journal without making it wait: events are collected in
/// memory, and stored at once where nothing was for 100 ms, else when those are over.</summary>
/// <param name="hint">Called after a commit with the last number, at most 20 times a second; it must not block.</param>
/// <param name="roomBytes">So much may wait to be stored before training waits, too.</param>
public sealed class RunWriter(RunJournal journal, Lease lease, TimeProvider time, Action<long> hint, long roomBytes = 64 << 20)
    : IAsyncDisposable
{
    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_renewal = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_betweenHints = TimeSpan.FromMilliseconds(50);

    private readonly WaitingEvents _waiting = new(roomBytes);
    private readonly SemaphoreSlim _storing = new(1);
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _lost = new();
    private Task _beating = Task.CompletedTask;
    private AppendAnswer _stored = new(0, 0);
    private WaitingBatch? _uncertain;
    private long _storedAt;
    private long _hintedAt;
    private long _hinted;

    /// <summary>Number of the newest command of the run; when it rises, read the commands.</summary>
    public long LastCommand => Volatile.Read(ref _stored).LastCommand;

    /// <summary>Cancelled when the lease is lost: stop, what is said from now on goes nowhere.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Why nothing can be stored just now; null if it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Takes the run over: writes to the journal from which step it resumes, and returns the checkpoint of that step; null starts
    /// from the beginning.</summary>
    /// <exception cref="LeaseLostException">Another worker has taken the run.</exception>
    public async Task<CheckpointRecord?> BeginAsync(CancellationToken ct)
    {
        var checkpoint = await journal.LatestCheckpointAsync(lease.Run, ct);
        // Step 0 is written before the first, so a run that restarts after a failure resumes from before it.
        IReadOnlyList<RunEvent> resumed = lease.Epoch == 1 ? [] : [new RunEvent.Resumed(checkpoint?.Step ?? -1)];
        _stored = await journal.AppendAsync(lease, resumed, null, ct);
        _storedAt = time.GetTimestamp();
        _beating = Task.Run(BeatAsync, CancellationToken.None);
        return checkpoint;
    }

    /// <summary>From the training thread; returns at once.</summary>
    public void Emit(RunEvent happened) => _waiting.Add(new(new JournalLine.Said(happened), null, EventSize.Of(happened)));

    /// <summary>From the training thread; returns at once. What is emitted later is numbered later,
    /// but another thread stores the file that the line names.</summary>
    /// <param name="file">Stores the file and gives the line; it is asked again if that fails for reasons of storage.</param>
    /// <param name="bytes">That wait with it in memory.</param>
    public void Emit(Func<Task<JournalLine>> file, long bytes) => _waiting.Add(new(null, file, EventSize.Smallest + bytes));

    /// <summary>At a step boundary: returns at once, unless so much waits to be stored that training has to wait,
    /// the only case in which it does.</summary>
    public void WaitForRoom(CancellationToken ct)
    {
        if (_waiting.HasRoom)
            return;
        Emit(new RunEvent.Status(RunStatus.Paused, $"Training waits, because its events cannot be stored. {Fault ?? "Storage is slow."}"));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, Lost);
        _waiting.WaitForRoom(either.Token);
        Emit(new RunEvent.Status(RunStatus.Running, "Storage works again; training continues."));
    }

    /// <summary>Returns when everything emitted so far is stored.</summary>
    /// <exception cref="LeaseLostException">It cannot be stored any more.</exception>
    public async Task FlushAsync(CancellationToken ct)
    {
        while (!await StoreAsync(ct) || _waiting.HasLines.IsCompleted)
            await Task.Delay(s_beat, time, ct);
    }

    /// <summary>Stores what is left, if it can be stored now.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _beating;
        if (!Lost.IsCancellationRequested && _storedAt != 0)
            try
            {
                await StoreAsync(CancellationToken.None);
            }
            catch (LeaseLostException)
            {
                // Whoever has the run now does without it.
            }
        _waiting.Dispose();
        _storing.Dispose();
        _end.Dispose();
        _lost.Dispose();
    }

    private async Task BeatAsync()
    {
        try
        {
            while (true)
            {
                await Task.WhenAny(_waiting.HasLines, Task.Delay(s_renewal, time, _end.Token));
                // What is said in one breath is stored together.
                await Task.Delay(s_breath, time, _end.Token);
                await StoreAsync(_end.Token);
                await Task.Delay(s_beat - s_breath, time, _end.Token);
            }
        }
        catch (Exception over) when (over is LeaseLostException or OperationCanceledException)
        {
            // Nothing more is to be stored; whoever holds the writer sees a lost lease by its token.
        }
    }

    /// <summary>False if storage fails now.</summary>
    private async Task<bool> StoreAsync(CancellationToken ct)
    {
        await _storing.WaitAsync(ct);
        try
        {
            await ForgetWhatIsStoredAsync(ct);
            if (time.GetElapsedTime(_storedAt) >= s_renewal)
                Keep(await journal.AppendAsync(lease, [], null, ct));
            while (await _waiting.NextAsync(Task.Delay(s_beat, time, ct)) is { } batch)
                await StoreAsync(batch, ct);
            Fault = null;
            HintIfDue();
            return true;
        }
        catch (LeaseLostException)
        {
            await _lost.CancelAsync();
            throw;
        }
        catch (Exception fault) when (StorageFault.Sentence(fault, "Storage") is { } sentence)
        {
            Fault = sentence;
            return false;
        }
        finally
        {
            _storing.Release();
        }
    }

    private async Task StoreAsync(WaitingBatch batch, CancellationToken ct)
    {
        _uncertain = batch;
        Keep(await journal.AppendAsync(lease, batch.Events, batch.Checkpoint, ct));
        _waiting.Remove(batch);
        _uncertain = null;
    }

    /// <summary>A commit whose answer got lost may have succeeded; the run's last number shows it.</summary>
    private async Task ForgetWhatIsStoredAsync(CancellationToken ct)
    {
        if (_uncertain is not { } batch)
            return;
        var last = (await journal.FindAsync(lease.Run, ct))?.LastNumber ?? throw new LeaseLostException(lease);
        if (batch.Events.Count > 0 && last == _stored.LastNumber + batch.Events.Count)
        {
            _waiting.Remove(batch);
            Volatile.Write(ref _stored, _stored with { LastNumber = last });
        }
        _uncertain = null;
    }

    private void Keep(AppendAnswer answer)
    {
        Volatile.Write(ref _stored, answer);
        _storedAt = time.GetTimestamp();
    }

    private void HintIfDue()
    {
        if (_stored.LastNumber == _hinted || (_hintedAt != 0 && time.GetElapsedTime(_hintedAt) < s_betweenHints))
            return;
        (_hinted, _hintedAt) = (_stored.LastNumber, time.GetTimestamp());
        hint(_hinted);
    }
}
