using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>A frozen backbone changes all the same: batch normalisation was left in training mode.</summary>
internal static class MovingStatistics
{
    private const double LeastShift = 1e-3;

    public static Finding? Look(Classifier result, TransferEvidence evidence) =>
        result.Recipe is not Recipe.FeatureExtraction frozen || evidence.StatisticsMoved is not { } moved || moved.Means < LeastShift ? null : new(
            "The frozen backbone is not frozen",
            $"No weight of the backbone trains, yet its batch normalisation has moved: it is in training mode and follows batches of {result.Recipe.BatchSize}. The head learns on features that differ from batch to batch, and is judged on others. Keep the backbone in evaluation mode.",
            [new("means moved by", $"{moved.Means:F3} deviations"), new("deviations", $"× {moved.Deviations:F2}"), new("images in a batch", $"{result.Recipe.BatchSize}")],
            new SuggestedChange.OtherRecipe("Keep the statistics of the weights", frozen with { MovingStatistics = false }));
}
