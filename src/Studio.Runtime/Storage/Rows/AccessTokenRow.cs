namespace Studio.Runtime.Storage.Rows;

/// <summary>A person's token for programs that use the API.</summary>
internal sealed class AccessTokenRow
{
    public required string Id { get; init; }

    public required string Person { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the token, which itself is shown once and stored nowhere.</summary>
    public required string Hash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
