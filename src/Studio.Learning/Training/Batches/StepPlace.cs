namespace Studio.Learning.Training.Batches;

/// <summary>Where a step is in a training.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="Batch">From 0 in the epoch.</param>
/// <param name="Step">Steps done before this one.</param>
public readonly record struct StepPlace(int Epoch, int Batch, int Step);
