using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>A frozen backbone changes all the same: batch normalisation was left in training mode.</summary>
internal sealed class MovingStatistics : ICoachRule
{
    private const double LeastShift = 1e-3;

    public int Order => 60;

    public Finding? Look(Classifier result, TransferEvidence evidence) =>
        result.Recipe is not Recipe.FeatureExtraction frozen || evidence.StatisticsMoved is not { } moved || moved.Means < LeastShift
        ? null : new(
            "The frozen backbone is not frozen",
            "No weight of the backbone trains, but the running statistics of its batch normalisation have changed: "
                + $"it is in training mode, with batches of {result.Recipe.BatchSize}. The head trains on features that differ from "
                + "batch to batch, and is evaluated on others. Keep the backbone in evaluation mode.",
            [new("running means moved by", $"{moved.Means:F3} deviations"), new("deviations", $"× {moved.Deviations:F2}"),
                new("batch size", $"{result.Recipe.BatchSize}")],
            new SuggestedChange.OtherRecipe("Keep the pretrained statistics", frozen with { MovingStatistics = false }));
}
