using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Efficiency;
using Studio.Experiments.Results.Evidence;
using Studio.Learning.Measures;
using Studio.Learning.Weights;

namespace Studio.Learning.Transfer;

/// <summary>The result of one transfer: figures of the test set, read once with the chosen weights, and how they were reached.</summary>
public sealed record TransferResult
{
    // What was trained.
    public required string Backbone { get; init; }

    public required Recipe Recipe { get; init; }

    public required ulong Seed { get; init; }

    public required TransferParts Parts { get; init; }

    public required InputSpec Input { get; init; }

    // How it went.
    public required RunStatus Status { get; init; }

    public required string Sentence { get; init; }

    /// <summary>Validation figures at the end of each epoch.</summary>
    public required IReadOnlyList<TrainingEvent.EpochFinished> Epochs { get; init; }

    // Figures of the test set.

    /// <summary>Share of correct test items with its 95 % score interval.</summary>
    public required Interval Accuracy { get; init; }

    public required ConfusionMatrix Confusion { get; init; }

    public required ClassificationScores Scores { get; init; }

    /// <summary>Expected calibration error over 15 bins.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Null where no item was held out to fit a temperature to: after a cross-validation the weights have seen all
    /// labels.</summary>
    public required AtTemperature? AtTemperature { get; init; }

    /// <summary>The test items with the highest loss.</summary>
    public required IReadOnlyList<ItemLoss> TopLosses { get; init; }

    // Cost and evidence.

    public required TransferCost Cost { get; init; }

    /// <summary>From reading the weights to the measured test set.</summary>
    public double Seconds => Cost.Seconds;

    /// <summary>Items that could not be decoded; the transfer continued without them.</summary>
    public required IReadOnlyList<DataProblem> Problems { get; init; }

    /// <summary>How the weights went into the backbone; null where it started at random.</summary>
    public required LoadReport? LoadReport { get; init; }

    public required TransferEvidence Evidence { get; init; }

    /// <summary>What the chosen weights still know of their source task; null where the recipe does not watch it.</summary>
    public SourceAccuracy? Kept { get; init; }
}
