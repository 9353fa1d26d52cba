namespace Studio.Runtime.Storage.Rows;

/// <summary>An uploaded data set, or a new version of one. Its file is an artifact held by "dataset:" and its id.</summary>
internal sealed class DatasetRow
{
    public required string Id { get; init; }

    public required string Person { get; init; }

    public required string Name { get; set; }

    public required string Sha256 { get; init; }

    public required string Ending { get; init; }

    public long Bytes { get; init; }

    /// <summary>1 for an upload; one more for each change of labels or images.</summary>
    public int Version { get; init; }

    /// <summary>Id of the version from which this one was made; null for an upload.</summary>
    public string? Parent { get; init; }

    /// <summary>Classes, counts and what was changed, in JSON.</summary>
    public required string Facts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null unless it was deleted; until it is swept, that can be undone.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
