using Studio.Experiments.Events;
using Studio.Experiments.Results;

namespace Studio.Runtime.Runs;

/// <summary>A run as its row in storage says it.</summary>
/// <param name="Sentence">Why its status is what it is, for people.</param>
/// <param name="Worker">Who carries it out; null while nobody does.</param>
/// <param name="LastNumber">Number of its last journal entry; 0 before the first.</param>
/// <param name="IsSteered">A person intervened or stopped it: its result is not that of its settings alone.</param>
public sealed record RunSummary(Guid Id, RunRequest Request, RunStatus Status, string Sentence, int LeaseEpoch, string? Worker, long LastNumber,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, bool IsSteered, CellResult? Result)
{
    /// <summary>It was deleted, and can be restored until it is swept.</summary>
    public bool IsDeleted { get; init; }
}
