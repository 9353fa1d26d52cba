namespace Studio.Runtime.Storage.Rows;

/// <summary>The time for which a person's run had a device.</summary>
internal sealed class DeviceTimeRow
{
    public Guid Run { get; init; }

    public int LeaseEpoch { get; init; }

    public required string Person { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset? To { get; set; }
}
