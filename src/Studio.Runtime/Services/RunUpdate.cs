using Studio.Experiments.Runs;

namespace Studio.Runtime.Services;

/// <summary>What a viewer of a run gets next.</summary>
public abstract record RunUpdate
{
    /// <summary>Everything up to its last number; it replaces what the viewer has.</summary>
    public sealed record Snapshot(RunSnapshot Seen) : RunUpdate;

    /// <summary>What follows, without a gap.</summary>
    public sealed record Entries(IReadOnlyList<JournalEntry> New) : RunUpdate;
}
