using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Batch normalisation takes its statistics from a handful of images.</summary>
/// <remarks>Wu and He, "Group Normalization", ECCV 2018, arXiv:1803.08494, figure 1: errors grow below 16 images a batch.</remarks>
internal sealed class TinyBatches : ICoachRule
{
    private const int FewestItems = 16;
    private const double LeastShift = 0.02;

    public int Order => 70;

    public Finding? Look(Classifier result, TransferEvidence evidence) =>
        result.Recipe is not Recipe.FineTuning { BatchNorm: BatchNormPolicy.Adapt, BatchSize: < FewestItems } tuning
        || evidence.StatisticsMoved is not { Means: >= LeastShift } moved ? null : new(
            "Batch normalisation with small batches",
            $"Mean and variance are estimated from {tuning.BatchSize} {result.Unit} at a time. Such estimates are noisy, "
                + "and they have moved away from those of pretraining. Keep the pretrained statistics, "
                + $"or re-estimate them over all training {result.Unit} before each evaluation.",
            [new("batch size", $"{tuning.BatchSize}"), new("running means moved by", $"{moved.Means:F3} deviations"),
                new("deviations", $"× {moved.Deviations:F2}")],
            new SuggestedChange.OtherRecipe("Re-estimate the statistics", tuning with { BatchNorm = BatchNormPolicy.ReEstimate }));
}
