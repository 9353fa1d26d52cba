using Studio.Runtime.Desks;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Queue;

/// <summary>Workers and runs as the board shows them.</summary>
internal static class DeviceStates
{
    public static IReadOnlyList<DeviceState> Of(IEnumerable<WorkerEntry> workers, IReadOnlyList<ActiveRun> active, IReadOnlyList<ActiveRun> order)
    {
        IReadOnlyList<QueuedRun> queue = [.. order.Select((r, i) => new QueuedRun(r.Id, r.Person, r.Summary.Request.Notebook, r.Summary.Request.Cell.Label, i + 1,
            r.WaitsFor.Count > 0 ? "Waits for what it takes in." : null))];
        return [.. workers.Select(w => new DeviceState(w.Hello.Device, w.Name, w.Hello.Role, State(w), w.Hello.Facts,
            active.FirstOrDefault(r => r.Summary.Worker == w.Name)?.Summary, queue))];
    }

    private static WorkerState State(WorkerEntry worker) => !worker.IsConnected ? WorkerState.Lost : worker.Carrying is null ? WorkerState.Free : WorkerState.Busy;
}
