namespace Studio.Runtime.Runs;

/// <summary>A run that has not ended, with what the queue must know of it.</summary>
internal sealed record ActiveRun(RunSummary Summary, IReadOnlyList<Guid> WaitsFor, DateTimeOffset? LeaseEnd, DateTimeOffset? LeaseTakenAt)
{
    public Guid Id => Summary.Id;

    public string Person => Summary.Request.Person;
}
