using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Batch normalisation takes its statistics from a handful of images.</summary>
/// <remarks>Wu and He, "Group Normalization", ECCV 2018, arXiv:1803.08494, figure 1: errors grow below 16 images a batch.</remarks>
internal static class TinyBatches
{
    private const int FewestImages = 16;
    private const double LeastShift = 0.02;

    public static Finding? Look(Classifier result, TransferEvidence evidence) =>
        result.Recipe is not Recipe.FineTuning { BatchNorm: BatchNormPolicy.Adapt, BatchSize: < FewestImages } tuning || evidence.StatisticsMoved is not { Means: >= LeastShift } moved ? null : new(
            "Batch normalisation on tiny batches",
            $"Mean and deviation are taken from {tuning.BatchSize} images at a time, which is mostly chance, and have moved away from those of the weights. Keep the weights' statistics, or compute them anew over all fit images before the network is judged.",
            [new("images in a batch", $"{tuning.BatchSize}"), new("means moved by", $"{moved.Means:F3} deviations"), new("deviations", $"× {moved.Deviations:F2}")],
            new SuggestedChange.OtherRecipe("Compute the statistics anew", tuning with { BatchNorm = BatchNormPolicy.ReEstimate }));
}
