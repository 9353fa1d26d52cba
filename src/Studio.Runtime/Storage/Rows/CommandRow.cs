namespace Studio.Runtime.Storage.Rows;

internal sealed class CommandRow
{
    public Guid Run { get; init; }

    public long Number { get; init; }

    public required string Person { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>A <c>RunCommand</c>.</summary>
    public required string Command { get; init; }
}
