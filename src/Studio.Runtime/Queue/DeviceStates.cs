using Studio.Runtime.Devices;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Queue;

/// <summary>Workers and runs as the board shows them.</summary>
internal static class DeviceStates
{
    public static IReadOnlyList<DeviceState> Of(IEnumerable<WorkerEntry> workers, IReadOnlyList<ActiveRun> active,
        IReadOnlyList<ActiveRun> order, IReadOnlyDictionary<Guid, QueueTime> times)
    {
        IReadOnlyList<QueuedRun> queue = [.. order.Select((r, i) => Queued(r, i + 1, times.TryGetValue(r.Id, out var time) ? time : null))];
        return [.. workers.Select(w => new DeviceState(w.Hello.Device, w.Name, w.Hello.Role, State(w), w.Hello.Facts,
            active.FirstOrDefault(r => r.Summary.Worker == w.Name)?.Summary, queue))];
    }

    private static QueuedRun Queued(ActiveRun run, int place, QueueTime? time)
    {
        var (notebook, cell) = (run.Summary.Request.Notebook, run.Summary.Request.Cell);
        return new(run.Id, run.Person, notebook, cell.Label, place, run.WaitsFor.Count > 0 ? "Waits for its inputs." : null)
        {
            CellId = cell.Id,
            StartsAt = time?.Start,
            EndsAt = time?.End,
        };
    }

    private static WorkerState State(WorkerEntry worker) =>
        !worker.IsConnected ? WorkerState.Lost : worker.Lease is null ? WorkerState.Free : WorkerState.Busy;
}
