using Studio.Experiments.Results;

namespace Studio.Experiments.Runs;

/// <summary>Everything that can be seen of a run after its first <paramref name="LastNumber"/> entries.</summary>
/// <param name="Confusions">The latest of each part, and before it the best.</param>
/// <param name="Images">All states of all grids, by step.</param>
public sealed record RunSnapshot(long LastNumber, int LeaseEpoch, RunEvent.Status Status, RunEvent.Progress? Progress, IReadOnlyList<Curve> Curves,
    IReadOnlyList<RunEvent.Confusion> Confusions, IReadOnlyList<RunEvent.Images> Images, IReadOnlyList<RunEvent.Text> Texts,
    IReadOnlyList<RunEvent.Table> Tables, IReadOnlyList<RunEvent.Mark> Marks, IReadOnlyList<RunEvent.Log> Logs, RunEvent.Interim? Interim, CellResult? Result);
