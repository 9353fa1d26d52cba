namespace Studio.Runtime.Queue;

/// <summary>When a waiting run is expected to start and to end.</summary>
/// <param name="End">Null if nobody knows.</param>
internal readonly record struct QueueTime(DateTimeOffset Start, DateTimeOffset? End);
