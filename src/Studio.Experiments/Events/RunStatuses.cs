namespace Studio.Experiments.Events;

/// <summary>What a status means for a run.</summary>
public static class RunStatuses
{
    /// <summary>Nothing more will happen in the run.</summary>
    public static bool IsEnd(this RunStatus status) =>
        status is RunStatus.Completed or RunStatus.Cancelled or RunStatus.Diverged or RunStatus.Failed;
}
