namespace Studio.Experiments.Results.Evidence;

/// <param name="TrainLoss">Mean over the steps of the epoch, with all that the recipe does to it.</param>
public sealed record EpochFigures(double TrainLoss, double ValidationLoss, double ValidationAccuracy);
