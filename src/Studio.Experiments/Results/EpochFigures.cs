namespace Studio.Experiments.Results;

/// <param name="FitLoss">Mean over the steps of the epoch, with all that the recipe does to it.</param>
public sealed record EpochFigures(double FitLoss, double ChooseLoss, double ChooseAccuracy);
