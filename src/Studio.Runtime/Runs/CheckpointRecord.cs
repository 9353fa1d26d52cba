using Studio.Experiments.Runs;

namespace Studio.Runtime.Runs;

/// <summary>A state of a run from which it can resume.</summary>
/// <param name="Step">Optimiser steps done.</param>
/// <param name="CoversNumber">Number of the last journal entry of a step up to <paramref name="Step"/>;
/// filled in when it is stored.</param>
/// <param name="IsBest">The best so far by the validation set.</param>
public sealed record CheckpointRecord(int Step, long CoversNumber, ArtifactReference File, bool IsBest);
