namespace Studio.Runtime.Desks;

/// <param name="Place">From 1, in the order in which runs would start now.</param>
/// <param name="Waits">Why it cannot start yet though a device were free; null if it could.</param>
public sealed record QueuedRun(Guid Run, string Person, string Notebook, string Cell, int Place, string? Waits);
