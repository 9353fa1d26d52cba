namespace Studio.Learning.Training;

/// <summary>Where a run that counts steps stands, but for its tensors.</summary>
/// <param name="Step">Steps done in all.</param>
/// <param name="RateFactor">Product of all asked changes of the learning rates.</param>
internal sealed record StepPosition(int Step, double RateFactor);
