namespace Studio.Learning.Training.Optimizers;

/// <param name="RateFactor">Share of each group's peak learning rate.</param>
/// <param name="Momentum">Momentum (or Adam's first beta) of this step; null leaves the optimiser's own.</param>
public readonly record struct ScheduleValue(double RateFactor, double? Momentum);
