using Studio.Experiments.Events;

namespace Studio.Runtime.Storage.Rows;

internal sealed class RunRow
{
    public Guid Id { get; init; }

    public required string Notebook { get; init; }

    public required string Cell { get; init; }

    public ulong Seed { get; init; }

    public required string Key { get; set; }

    public required string Person { get; init; }

    /// <summary>A <c>RunRequest</c>.</summary>
    public required string Request { get; set; }

    /// <summary>Ids of the runs whose results it takes in, as a list in JSON; null once they are in the request.</summary>
    public string? WaitsFor { get; set; }

    public RunStatus Status { get; set; }

    public required string Sentence { get; set; }

    public int LeaseEpoch { get; set; }

    /// <summary>Null while nobody executes the run; then the run's grain is its writer.</summary>
    public string? Worker { get; set; }

    public DateTimeOffset? LeaseEnd { get; set; }

    public DateTimeOffset? LeaseTakenAt { get; set; }

    public long LastNumber { get; set; }

    public long LastCommand { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public bool IsSteered { get; set; }

    /// <summary>A <c>CellResult</c>.</summary>
    public string? Result { get; set; }

    /// <summary>Words that a person gave it, as a list in JSON; null for none.</summary>
    public string? Tags { get; set; }

    /// <summary>What a person wrote about it.</summary>
    public string? Note { get; set; }

    /// <summary>Null unless it was deleted; until it is swept, that can be undone.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
