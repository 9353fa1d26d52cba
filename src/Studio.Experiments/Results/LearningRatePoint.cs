namespace Studio.Experiments.Results;

/// <summary>One step of a learning-rate range test.</summary>
/// <param name="Rate">Learning rate of the head in this step; the other groups keep their ratio to it.</param>
/// <param name="Loss">Smoothed training loss before the update.</param>
public readonly record struct LearningRatePoint(double Rate, double Loss);
