namespace Studio.Runtime.Storage.Rows;

internal sealed class NotebookRow
{
    public required string Id { get; init; }

    public required string Person { get; init; }

    public required string Title { get; set; }

    /// <summary>A <c>Notebook</c> without its revision.</summary>
    public required string Document { get; set; }

    public long Revision { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Null unless it was deleted; until it is swept, that can be undone.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
