using System.Text.Json.Serialization;

namespace Studio.Experiments.Results;

/// <summary>Evaluation of a trained network on a part of a data set.</summary>
/// <param name="Reliability">From the lowest confidence to the highest.</param>
/// <param name="Items">Every evaluated item, so that a cell of the matrix can be opened.</param>
/// <param name="ItemsPerSecond">In <see cref="Unit"/> per second.</param>
public sealed record EvaluationResult(string Dataset, Interval Accuracy, ConfusionMatrix Confusion, ClassificationScores Scores,
    double CalibrationError,
    IReadOnlyList<ReliabilityBin> Reliability, IReadOnlyList<PredictedItem> Items, double ItemsPerSecond) : CellResult
{
    /// <summary>What an item is, in the plural.</summary>
    public string Unit { get; init; } = "images";

    /// <summary>The rate's name in results of an older studio. It is read and never written.</summary>
    [JsonInclude, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    private double? ImagesPerSecond { get => null; init => ItemsPerSecond = value ?? ItemsPerSecond; }

    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures =>
    [
        new ResultFigure.Number("accuracy", 100 * Accuracy.Estimate), new ResultFigure.Number("macro F1", 100 * Scores.MacroF1),
        new ResultFigure.Number("calibration error", 100 * CalibrationError),
    ];

    public override string Summary() => $"{Accuracy.Percent()} of {Items.Count:N0} {Unit} correct, calibration error {CalibrationError:P1}";

    public override IReadOnlyList<ResultTable> Tables() => [Confusion.Table()];

    public override string Headline() => $"{Accuracy.Estimate:P1}";
}
