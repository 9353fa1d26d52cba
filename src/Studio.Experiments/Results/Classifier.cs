using System.Text.Json.Serialization;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Evidence;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Results;

/// <summary>What a transfer came to: the chosen weights, and the figures of the test part, read once with them.</summary>
/// <param name="Model">safetensors with all that is needed to use it: classes, preprocessing, recipe, seed.</param>
/// <param name="Accuracy">Share of right test images with its 95 % interval.</param>
/// <param name="BestEpoch">From 0, by the validation set.</param>
/// <param name="IsSteered">A person intervened, or it was stopped early: the figures are not those of the settings alone.</param>
public sealed record Classifier(ArtifactReference Model, string Backbone, Recipe Recipe, ulong Seed, string Dataset, IReadOnlyList<string> Classes,
    int TrainImages, int ValidationImages, int TestImages, Interval Accuracy, double MacroF1, double CalibrationError, ConfusionMatrix Confusion,
    int Epochs, int BestEpoch, double Seconds, bool IsSteered) : CellResult
{
    /// <summary>Null in results of an older studio.</summary>
    public TransferEvidence? Evidence { get; init; }

    /// <summary>What is left of the task that the weights were trained on; null where the recipe did not watch it.</summary>
    public SourceAccuracy? Kept { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures =>
    [
        new ResultFigure.Number("accuracy", 100 * Accuracy.Estimate), new ResultFigure.Number("macro F1", 100 * MacroF1),
        new ResultFigure.Number("calibration error", 100 * CalibrationError), new ResultFigure.Number("seconds", Seconds),
        .. Kept is null ? [] : new[] { new ResultFigure.Number("old task", 100 * Kept.OldHead), new ResultFigure.Number("old task, new head", 100 * Kept.Probe) },
    ];

    public override string Summary() => $"{Accuracy.Percent()} of {TestImages:N0} test images correct, seed {Seed}";

    public override IReadOnlyList<ResultTable> Tables() => [Confusion.Table() with { IsDetail = true }];

    public override string Headline() => $"{Accuracy.Estimate:P1}";
}
