namespace Studio.Runtime.Storage.Rows;

/// <summary>Says that somebody keeps an artifact; its file stays as long as one row or one checkpoint names it.</summary>
internal sealed class ArtifactRow
{
    public required string Sha256 { get; init; }

    public required string Ending { get; init; }

    /// <summary>"run:", "dataset:" or "model:" and an id; of earlier studios also "person:".</summary>
    public required string Holder { get; init; }

    public required string Person { get; init; }

    public long Bytes { get; init; }
}
