namespace Studio.Runtime.Storage.Rows;

internal sealed class EntryRow
{
    public Guid Run { get; init; }

    public long Number { get; init; }

    public int LeaseEpoch { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>A <c>RunEvent</c>.</summary>
    public required string Event { get; init; }
}
