namespace Studio.Runtime.Storage.Rows;

internal sealed class CheckpointRow
{
    public Guid Run { get; init; }

    public long CoversNumber { get; init; }

    public int Step { get; init; }

    public required string Sha256 { get; init; }

    public required string Ending { get; init; }

    public long Bytes { get; init; }

    public bool IsBest { get; init; }

    /// <summary>Somebody branched from it.</summary>
    public bool IsPinned { get; set; }
}
