using Studio.Runtime.Runs;

namespace Studio.Runtime.Desks;

/// <param name="IsStale">A run of the cell as it stands now would give something new: it never ran, or it or an input was changed since.</param>
/// <param name="Runs">The newest run of each seed, by seed.</param>
public sealed record CellState(bool IsStale, IReadOnlyList<RunSummary> Runs);
