using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Efficiency;
using Studio.Experiments.Results.Evidence;
using Studio.Learning.Data;
using Studio.Learning.Measures;
using Studio.Learning.Weights;

namespace Studio.Learning.Transfer;

/// <summary>What one transfer came to: figures of the test part, read once with the chosen weights, and how they were reached.</summary>
/// <param name="Accuracy">Share of right test images with its 95 % score interval.</param>
/// <param name="CalibrationError">Expected calibration error over 15 bins.</param>
/// <param name="AtTemperature">Null where no image was held out to fit a temperature to: after a cross-validation the weights have seen all labels.</param>
/// <param name="TopLosses">The test images that the network is most wrong about.</param>
/// <param name="Epochs">What the validation set said at the end of each epoch.</param>
/// <param name="Problems">Images that could not be decoded; the transfer continued without them.</param>
/// <param name="LoadReport">How the weights went into the backbone, or null where it started at random.</param>
public sealed record TransferResult(string Backbone, Recipe Recipe, ulong Seed, RunStatus Status, string Sentence, TransferParts Parts, Interval Accuracy,
    ConfusionMatrix Confusion, ClassificationScores Scores, double CalibrationError, AtTemperature? AtTemperature, IReadOnlyList<ItemLoss> TopLosses,
    IReadOnlyList<TrainingEvent.EpochFinished> Epochs, IReadOnlyList<DataProblem> Problems, LoadReport? LoadReport, InputSpec Input, TransferCost Cost)
{
    /// <summary>From reading the weights to the measured test part.</summary>
    public double Seconds => Cost.Seconds;

    public required TransferEvidence Evidence { get; init; }

    /// <summary>What the chosen weights still know of their source task; null where the recipe does not watch it.</summary>
    public SourceAccuracy? Kept { get; init; }
}
