namespace Studio.Runtime.Devices;

/// <summary>A run that waits for a device.</summary>
/// <param name="Person">Id of who asked for it.</param>
/// <param name="Cell">What its cell is called.</param>
/// <param name="Place">From 1, in the order in which runs would start now.</param>
/// <param name="Waits">Why it cannot start yet though a device were free; null if it could.</param>
public sealed record QueuedRun(Guid Run, string Person, string Notebook, string Cell, int Place, string? Waits)
{
    public string CellId { get; init; } = "";

    /// <summary>Expected, to a few seconds; null if nobody knows.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Expected, to a few seconds; null if nobody knows.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}
