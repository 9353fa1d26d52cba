using Studio.Experiments.Events;
using Studio.Experiments.Results;

namespace Studio.Runtime.Runs;

/// <summary>A run as its row in storage says it.</summary>
/// <param name="Sentence">Why its status is what it is, for people.</param>
/// <param name="Worker">Who executes it; null while nobody does.</param>
/// <param name="LastNumber">Number of its last journal entry; 0 before the first.</param>
public sealed record RunSummary(Guid Id, RunRequest Request, RunStatus Status, string Sentence, int LeaseEpoch, string? Worker,
    long LastNumber)
{
    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>A person intervened or stopped it: its result is not that of its settings alone.</summary>
    public bool IsSteered { get; init; }

    /// <summary>Null before its end, and where it has none.</summary>
    public CellResult? Result { get; init; }

    /// <summary>It was deleted, and can be restored until it is swept.</summary>
    public bool IsDeleted { get; init; }
}
