namespace Studio.Experiments.Results;

/// <summary>Figures of a classifier on its test set, between 0 and 1.</summary>
/// <param name="Accuracy">Share of correct items with its 95 % interval.</param>
/// <param name="CalibrationError">Expected calibration error.</param>
public sealed record TestScores(Interval Accuracy, double MacroF1, double CalibrationError, ConfusionMatrix Confusion);
