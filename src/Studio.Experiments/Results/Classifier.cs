using System.ComponentModel;
using System.Text.Json.Serialization;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Results;

/// <summary>A trained classifier: the weights of the best epoch, and the figures of the test set, measured once with them.</summary>
/// <remarks>Its file holds classes, input specification, recipe and seed.</remarks>
[DisplayName("trained classifier")]
public sealed record Classifier : TrainedModel
{
    public required Recipe Recipe { get; init; }

    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>How many items each part of the data set had.</summary>
    public required PartSizes Items { get; init; }

    /// <summary>What an item is, in the plural.</summary>
    public string Unit { get; init; } = "images";

    public required TestScores Test { get; init; }

    public required EpochCount Epochs { get; init; }

    /// <summary>Null in results of an older studio.</summary>
    public TransferEvidence? Evidence { get; init; }

    /// <summary>What is left of the task that the weights were trained on; null where the recipe did not watch it.</summary>
    public SourceAccuracy? Kept { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures =>
    [
        new ResultFigure.Number("accuracy", 100 * Test.Accuracy.Estimate), new ResultFigure.Number("macro F1", 100 * Test.MacroF1),
        new ResultFigure.Number("calibration error", 100 * Test.CalibrationError), new ResultFigure.Number("seconds", Seconds),
        .. Kept is null ? []
            : new[] { new ResultFigure.Number("old task", 100 * Kept.OldHead),
                new ResultFigure.Number("old task, new head", 100 * Kept.Probe) },
    ];

    public override string Summary() => $"{Test.Accuracy.Percent()} of {Items.Test:N0} test {Unit} correct, seed {Seed}";

    public override IReadOnlyList<ResultTable> Tables() => [Test.Confusion.Table() with { IsDetail = true }];

    public override string Headline() => $"{Test.Accuracy.Estimate:P1}";
}
