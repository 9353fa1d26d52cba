using Studio.Experiments.Results;

namespace Studio.Experiments.Runs;

/// <summary>Everything that can be seen of a run after its first <paramref name="LastNumber"/> entries.</summary>
/// <param name="Confusions">The latest of each part, and before it the best; of the folds the latest.</param>
/// <param name="Images">All states of all grids, by step.</param>
public sealed record RunSnapshot(long LastNumber, int LeaseEpoch, RunEvent.Status Status, RunEvent.Progress? Progress,
    IReadOnlyList<Curve> Curves,
    IReadOnlyList<RunEvent.Confusion> Confusions, IReadOnlyList<RunEvent.Images> Images, IReadOnlyList<RunEvent.Text> Texts)
{
    /// <summary>Of all steps.</summary>
    public IReadOnlyList<RunEvent.Translations> Translations { get; init; } = [];

    public required IReadOnlyList<RunEvent.Mark> Marks { get; init; }

    public required IReadOnlyList<RunEvent.Log> Logs { get; init; }

    public RunEvent.Interim? Interim { get; init; }

    public CellResult? Result { get; init; }

    /// <summary>Folds of the run's cross-validation; 0 where there is none.</summary>
    public int Folds { get; init; }
}
