namespace Studio.Learning.Weights;

/// <summary>How far a download is.</summary>
/// <param name="Bytes">Bytes on disk, those of earlier attempts included.</param>
/// <param name="Total">Size of the whole file, where it is known.</param>
/// <param name="BytesPerSecond">Mean rate since this download began.</param>
/// <param name="Remaining">Time left at that rate, where it can be said.</param>
public sealed record DownloadProgress(long Bytes, long? Total, double BytesPerSecond, TimeSpan? Remaining);
