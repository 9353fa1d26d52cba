namespace Studio.Runtime.Storage.Rows;

/// <summary>Weights that somebody uploaded or kept from a run. The file is an artifact held by "model:" and the id.</summary>
internal sealed class ModelRow
{
    public required string Id { get; init; }

    public required string Person { get; init; }

    public required string Name { get; set; }

    public required string Sha256 { get; init; }

    public required string Ending { get; init; }

    public long Bytes { get; init; }

    /// <summary>The run that trained it; null for an upload.</summary>
    public Guid? Run { get; init; }

    /// <summary>A <c>ModelContent</c> in JSON.</summary>
    public required string Facts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null unless it was deleted; until it is swept, that can be undone. As long as its run is there the row stays.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
