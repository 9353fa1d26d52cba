namespace Studio.Learning.Training;

/// <param name="Loss">Smoothed loss of the step.</param>
public readonly record struct LearningRatePoint(double Rate, double Loss);
