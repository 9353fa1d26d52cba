namespace Studio.Runtime.Services;

/// <summary>What became of a request to delete runs, or to restore them.</summary>
/// <param name="Runs">Those for which it was done.</param>
/// <param name="LeftOut">Why it was not done for the others; null if there are none.</param>
public sealed record DeletedRuns(IReadOnlyList<Guid> Runs, string? LeftOut);
