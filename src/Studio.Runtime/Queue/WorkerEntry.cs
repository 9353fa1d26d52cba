using Studio.Runtime.Journal;
using Studio.Runtime.Link;

namespace Studio.Runtime.Queue;

/// <summary>What the queue knows of a worker.</summary>
internal sealed class WorkerEntry(WorkerHello hello)
{
    public WorkerHello Hello { get; set; } = hello;

    public string Name => Hello.Worker;

    public bool IsConnected { get; set; } = true;

    /// <summary>The run it was asked to execute and has not reported as finished since.</summary>
    public Lease? Lease { get; set; }

    public bool IsFree => IsConnected && Lease is null && Hello.Role == WorkerRole.Training;
}
