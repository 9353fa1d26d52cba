using Studio.Experiments.Runs;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Journal;

/// <summary>What a run adds to its journal.</summary>
public abstract record JournalLine
{
    public sealed record Said(RunEvent Event) : JournalLine;

    /// <summary>A checkpoint that covers all that was said before it; its file is in the artifact store already.</summary>
    public sealed record Kept(CheckpointRecord Checkpoint) : JournalLine;
}
