namespace Studio.Runtime.Storage.Rows;

/// <summary>An address of the owner's that is called when runs end.</summary>
internal sealed class WebhookRow
{
    public required string Id { get; init; }

    public required string Address { get; set; }

    /// <summary>The events that are sent, as a list in JSON.</summary>
    public required string Events { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>How the last call ended; null before the first.</summary>
    public string? LastAnswer { get; set; }

    public DateTimeOffset? LastCalledAt { get; set; }
}
