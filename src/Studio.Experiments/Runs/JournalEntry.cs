namespace Studio.Experiments.Runs;

/// <summary>One line of a run's journal.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="LeaseEpoch">The lease under which it was written; it rises each time another worker takes over.</param>
public sealed record JournalEntry(long Number, int LeaseEpoch, DateTimeOffset At, RunEvent Event);
