namespace Studio.Runtime.Journal;

/// <summary>The right of a worker to write a run, until another one takes it over under a higher epoch.</summary>
public sealed record Lease(Guid Run, int Epoch, string Worker)
{
    /// <summary>How long it lasts after each write; a worker writes at least once a second.</summary>
    public static TimeSpan Duration { get; } = TimeSpan.FromSeconds(4);
}
