namespace Studio.Experiments.Runs;

/// <summary>How often a run that trains writes a checkpoint.</summary>
public static class CheckpointInterval
{
    /// <summary>Least time between two where nobody sets another: the work that is lost with a worker.
    /// A pause and the end write one at any time.</summary>
    public static TimeSpan Default { get; } = TimeSpan.FromSeconds(10);
}
