using Studio.Experiments.Runs;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Journal;

/// <summary>What is stored in one transaction.</summary>
/// <param name="Lines">How many of the waiting lines it stands for.</param>
internal sealed record WaitingBatch(IReadOnlyList<RunEvent> Events, CheckpointRecord? Checkpoint, int Lines, long Bytes);
