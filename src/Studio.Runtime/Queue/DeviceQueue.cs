using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Devices;
using Studio.Runtime.Journal;
using Studio.Runtime.Link;
using Studio.Runtime.Persons;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Queue;

/// <summary>Brings runs to workers. Its state is in storage, so it continues after a restart.</summary>
/// <remarks>Not safe for several callers at once; its grain lets in one at a time.</remarks>
internal sealed class DeviceQueue(RunRegister runs, RunJournal journal, UnheldRuns unheld, InputWaiting inputs, QueueForecast forecast,
    IWorkerPort port, DeviceBoard board, StudioPlace place, DiskSpace disk, RuntimeOptions options)
{
    private static readonly TimeSpan s_turn = TimeSpan.FromMinutes(3);

    private readonly SortedDictionary<string, WorkerEntry> _workers = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _interrupted = [];
    private readonly HashSet<(Guid Run, int Epoch)> _askedToYield = [];
    private readonly StatusWatch _statuses = new();
    private readonly LostWorkers _lost = new();

    /// <summary>How much later than its lease says a linked worker may write.</summary>
    internal static TimeSpan Forbearance { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Null welcomes the worker; otherwise why it is refused.</summary>
    public async Task<string?> HelloAsync(WorkerHello hello, CancellationToken ct)
    {
        if (hello.CatalogueHash != options.Catalogue.Hash())
            return $"Worker '{hello.Worker}' knows another catalogue than this studio. Build both from the same version, and start again.";
        if (_workers.TryGetValue(hello.Worker, out var known) && known.Hello.ProcessId != hello.ProcessId)
            await ForgetAsync(known, ct);
        if (!_workers.TryGetValue(hello.Worker, out var entry))
            _workers[hello.Worker] = entry = new(hello);
        (entry.Hello, entry.IsConnected) = (hello, true);
        if (hello.Role == WorkerRole.Training)
            place.Learn(hello);
        // It may have said that it is free while the link was down.
        if (entry.Lease is { } lease
            && (await journal.FindAsync(lease.Run, ct) is not { } run || run.LeaseEpoch != lease.Epoch || run.Worker is null))
            entry.Lease = null;
        return null;
    }

    public async Task FreeAsync(string worker, CancellationToken ct)
    {
        if (!_workers.TryGetValue(worker, out var entry) || entry.Lease is not { } lease)
            return;
        entry.Lease = null;
        if (await journal.FindAsync(lease.Run, ct) is { EndedAt: null } run && run.LeaseEpoch == lease.Epoch && run.Worker == worker)
            await unheld.ReclaimAsync(lease.Run, lease.Epoch, onlyExpired: false, run.Status == RunStatus.Paused
                ? new(RunStatus.Paused, "Paused; it was preempted by other runs.")
                : new(RunStatus.Queued, "Its worker gave it back. Waiting for its turn."), ct);
    }

    public void Disconnected(string worker)
    {
        if (_workers.TryGetValue(worker, out var entry))
            entry.IsConnected = false;
    }

    public async Task ExitedAsync(string worker, int processId, CancellationToken ct)
    {
        if (_workers.TryGetValue(worker, out var entry) && entry.Hello.ProcessId == processId)
            await ForgetAsync(entry, ct);
    }

    /// <summary>One look at everything: runs whose inputs are there, leases that ended, free workers, who has had his turn.</summary>
    /// <returns>Notebooks of which a run changed its status.</returns>
    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        var active = await runs.ActiveAsync(ct);
        if (await inputs.ReleaseAsync(active, ct) | await ReclaimAsync(active, ct))
            active = await runs.ActiveAsync(ct);
        var hadDevice = await runs.DeviceTimeAsync(ct);
        if (disk.Shortage() is { } shortage)
            await PauseAllAsync(active, shortage, ct);
        else
        {
            await GoOnAsync(active, ct);
            if (await HandOutAsync(active, hadDevice, ct))
                active = await runs.ActiveAsync(ct);
            await AskForTurnsAsync(active, ct);
        }
        var order = Order(active, hadDevice);
        board.Show(DeviceStates.Of(_workers.Values, active, order, await forecast.TimesAsync(_workers.Values, active, order, s_turn, ct)));
        return _statuses.Changed(active);
    }

    private static bool CanStart(ActiveRun run) =>
        run is { WaitsFor: [], Summary: { Status: RunStatus.Queued, Worker: null, Request.Key.Length: > 0 } };

    private IReadOnlyList<ActiveRun> Order(IReadOnlyList<ActiveRun> active, IReadOnlyDictionary<string, TimeSpan> hadDevice) =>
        QueueOrder.Of(active.Where(r => r.Summary is { Status: RunStatus.Queued, Worker: null }),
            active.Where(r => r.Summary.Worker is not null), _interrupted, hadDevice);

    private async Task<bool> ReclaimAsync(IReadOnlyList<ActiveRun> active, CancellationToken ct)
    {
        var any = false;
        foreach (var run in active.Where(r => r.Summary.Worker is not null && r.LeaseEnd + ForbearanceWith(r) < options.Time.GetUtcNow()))
        {
            if (!await InterruptAsync(run.Summary, onlyExpired: true, ct))
                continue;
            any = true;
            // A worker that does not renew is frozen or cut off; before its device gets another one, it has to be gone.
            if (_workers.TryGetValue(run.Summary.Worker!, out var entry) && entry.Lease?.Run == run.Id)
                await EndAsync(entry, ct);
        }
        return any;
    }

    /// <summary>On a busy machine a worker that is linked writes late; only one that is not is likely to be gone.</summary>
    private TimeSpan ForbearanceWith(ActiveRun run) =>
        _workers.TryGetValue(run.Summary.Worker!, out var entry) && entry is { IsConnected: true, Lease: { } lease } && lease.Run == run.Id
        ? Forbearance : TimeSpan.Zero;

    private async Task<bool> InterruptAsync(RunSummary run, bool onlyExpired, CancellationToken ct)
    {
        var checkpoint = await journal.LatestCheckpointAsync(run.Id, ct);
        var said = run.Status == RunStatus.Paused
            ? new RunEvent.Status(RunStatus.Paused, "Paused; its worker was lost, and it will resume from its last checkpoint.")
            : new(RunStatus.Queued, "Its worker was lost; it resumes from its last checkpoint.");
        if (!await unheld.ReclaimAsync(run.Id, run.LeaseEpoch, onlyExpired, said, ct))
            return false;
        _interrupted.Add(run.Id);
        if (_lost.IsEnough(run.Id, checkpoint?.CoversNumber ?? 0))
            await unheld.SayAsync(run.Id, run.LeaseEpoch + 1,
                [new RunEvent.Status(RunStatus.Failed, "Its workers were lost repeatedly without progress, so it does not run again. "
                    + "The log has the exit codes.")], ct);
        return true;
    }

    private async Task<bool> HandOutAsync(IReadOnlyList<ActiveRun> active, IReadOnlyDictionary<string, TimeSpan> hadDevice,
        CancellationToken ct)
    {
        var any = false;
        var waiting = new Queue<ActiveRun>(Order(active, hadDevice).Where(CanStart));
        foreach (var worker in _workers.Values.Where(w => w.IsFree && active.All(r => r.Summary.Worker != w.Name)).ToList())
        {
            if (!waiting.TryDequeue(out var run))
                break;
            any |= await HandAsync(run, worker, ct);
        }
        return any;
    }

    private async Task<bool> HandAsync(ActiveRun run, WorkerEntry worker, CancellationToken ct)
    {
        if (await journal.TakeAsync(run.Id, worker.Name, ct) is not { } lease)
            return false;
        worker.Lease = lease;
        _interrupted.Remove(run.Id);
        if (!await port.ExecuteAsync(worker.Name, lease))
        {
            await unheld.ReclaimAsync(run.Id, lease.Epoch, onlyExpired: false,
                new(RunStatus.Queued, "Its worker did not answer. Waiting for the next one."), ct);
            await EndAsync(worker, ct);
        }
        return true;
    }

    /// <summary>A run that has had its turn makes room at the end of its epoch if another person waits. A paused one makes room at once for
    /// whatever waits: its own person cannot run anything else meanwhile.</summary>
    private async Task AskForTurnsAsync(IReadOnlyList<ActiveRun> active, CancellationToken ct)
    {
        var waiting = active.Where(CanStart).Select(r => r.Person).ToHashSet();
        var now = options.Time.GetUtcNow();
        foreach (var run in active.Where(r => r.Summary.Worker is not null))
        {
            var isOwed = run.Summary.Status == RunStatus.Paused ? waiting.Count > 0
                : now - run.LeaseTakenAt > s_turn && waiting.Any(person => person != run.Person);
            if (isOwed && _askedToYield.Add((run.Id, run.Summary.LeaseEpoch)))
                await ReportAsync(run, new RunCommand.Yield(run.Summary.LeaseEpoch), ct);
        }
    }

    private async Task PauseAllAsync(IReadOnlyList<ActiveRun> active, string shortage, CancellationToken ct)
    {
        foreach (var run in active.Where(r => r.Summary is { Worker: not null, Status: RunStatus.Running }))
            if (!await IsPausedForRoomAsync(run, ct))
                await ReportAsync(run, new RunCommand.Pause(shortage), ct);
    }

    private async Task GoOnAsync(IReadOnlyList<ActiveRun> active, CancellationToken ct)
    {
        foreach (var run in active.Where(r => r.Summary.Status == RunStatus.Paused))
            switch (await LastOfStudioAsync(run, ct))
            {
                case RunCommand.Pause: await ReportAsync(run, new RunCommand.Resume(), ct); break;
                // It was resumed, and lost its worker before it could start.
                case RunCommand.Resume resume when run.Summary.Worker is null: await unheld.HandleAsync(run.Summary, resume, ct); break;
            }
    }

    private async Task<bool> IsPausedForRoomAsync(ActiveRun run, CancellationToken ct) =>
        await LastOfStudioAsync(run, ct) is RunCommand.Pause;

    /// <summary>What the studio itself last asked of a run, if nobody has wanted anything else of it since.</summary>
    private async Task<RunCommand?> LastOfStudioAsync(ActiveRun run, CancellationToken ct) =>
        await journal.CommandsAsync(run.Id, 0, ct) is [.., { Person: Person.Studio, Command: var command }] ? command : null;

    private async Task ReportAsync(ActiveRun run, RunCommand command, CancellationToken ct)
    {
        await journal.CommandAsync(run.Id, command, Person.Studio, ct);
        if (run.Summary.Worker is { } worker)
            await port.LookAsync(worker, run.Id);
        else
            await unheld.HandleAsync(run.Summary, command, ct);
    }

    private async Task ForgetAsync(WorkerEntry entry, CancellationToken ct)
    {
        _workers.Remove(entry.Name);
        if (entry.Lease is { } lease && await journal.FindAsync(lease.Run, ct) is { EndedAt: null } run && run.LeaseEpoch == lease.Epoch
            && run.Worker == entry.Name)
            await InterruptAsync(run, onlyExpired: false, ct);
    }

    private async Task EndAsync(WorkerEntry entry, CancellationToken ct)
    {
        _workers.Remove(entry.Name);
        await port.EndAsync(entry.Name, TimeSpan.Zero);
    }
}
