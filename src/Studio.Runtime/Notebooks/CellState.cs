using Studio.Runtime.Runs;

namespace Studio.Runtime.Notebooks;

/// <param name="IsStale">A run of the cell as it stands now would give something new: it never ran,
/// or it or an input was changed since.</param>
/// <param name="Runs">Of each seed, by seed: the run under way, else the one that stands for the cell's settings, else the newest.</param>
public sealed record CellState(bool IsStale, IReadOnlyList<RunSummary> Runs)
{
    /// <summary>Files of a result that is shown are no longer in the data folder, or damaged: the cell must be run again.</summary>
    public bool HasLostFiles { get; init; }

    /// <summary>Newer runs that came to no result, where an earlier one stands for the cell.</summary>
    public IReadOnlyList<RunSummary> EndedSince { get; init; } = [];
}
