using Studio.Experiments.Recipes;
using Studio.Experiments.Results;

namespace Studio.Web.Cells.Layers;

/// <summary>What a recipe does with one stage of a network.</summary>
/// <param name="Rate">Peak of its learning rate; null while it is frozen for good.</param>
/// <param name="UnfreezesAtEpoch">First epoch, from 0, in which it trains; the warm-up of the head comes before and is −1.</param>
/// <param name="IsLeftOut">The head reads an earlier stage, so that nothing passes through this one.</param>
public sealed record StagePlan(string Name, long Parameters, bool IsHead, double? Rate, int UnfreezesAtEpoch, bool IsLeftOut = false)
{
    public bool IsUnfrozen => Rate is not null;

    /// <summary>When it is unfrozen, in epochs as a run counts them.</summary>
    public string When => !IsUnfrozen ? "–" : UnfreezesAtEpoch < 0 ? "warm-up" : $"epoch {UnfreezesAtEpoch + 1}";

    /// <summary>From input to head; the published head, which is the last stage, makes room for a new one.</summary>
    public static IReadOnlyList<StagePlan> Of(Recipe recipe, IReadOnlyList<StageResult> stages) =>
        [.. stages.Take(stages.Count - 1).Select((s, i) => Backbone(recipe, s, stages.Count - 2 - i)),
            .. stages.TakeLast(1).Select(s => Head(recipe, s))];

    /// <param name="distance">Stages between this one and the head.</param>
    private static StagePlan Backbone(Recipe recipe, StageResult stage, int distance) => recipe switch
    {
        Recipe.FromScratch => new(stage.Name, stage.Parameters, false, recipe.Optimizer.LearningRate, 0),
        Recipe.FineTuning tuning when tuning.UnfrozenStages == 0 || distance < tuning.UnfrozenStages =>
            new(stage.Name, stage.Parameters, false,
            tuning.BackboneLearningRate * Math.Pow(tuning.StageDecay, distance), distance * tuning.EpochsPerUnfreezing),
        _ => new(stage.Name, stage.Parameters, false, null, 0,
            recipe is Recipe.FeatureExtraction extraction && distance < extraction.SkippedStages),
    };

    private static StagePlan Head(Recipe recipe, StageResult stage) =>
        new("head", stage.Parameters, true, recipe.Optimizer.LearningRate, recipe is Recipe.FineTuning { HeadWarmUpEpochs: > 0 } ? -1 : 0);
}
