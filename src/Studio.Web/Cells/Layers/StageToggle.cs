using Studio.Experiments.Recipes;

namespace Studio.Web.Cells.Layers;

/// <summary>What a click on a stage of the layer map makes of a recipe: everything from the stage on to the head is
/// unfrozen, or the stage and everything before it is frozen. That is the only order in which features can be kept:
/// from the input, general first.</summary>
public static class StageToggle
{
    /// <param name="distance">Stages between the clicked one and the head.</param>
    /// <param name="count">Stages of the backbone.</param>
    /// <returns>Null if there is nothing to toggle: from scratch, everything trains.</returns>
    public static Recipe? Of(Recipe recipe, int distance, int count) => recipe switch
    {
        Recipe.FineTuning tuning when distance < Open(tuning, count) =>
            distance == 0 ? Frozen(tuning) : tuning with { UnfrozenStages = distance },
        Recipe.FineTuning tuning => tuning with { UnfrozenStages = distance + 1 == count ? 0 : distance + 1 },
        Recipe.FeatureExtraction extraction => Unfrozen(extraction, distance + 1 == count ? 0 : distance + 1),
        _ => null,
    };

    private static int Open(Recipe.FineTuning tuning, int count) => tuning.UnfrozenStages == 0 ? count : tuning.UnfrozenStages;

    /// <summary>With nothing unfrozen, fine-tuning is feature extraction.</summary>
    private static Recipe.FeatureExtraction Frozen(Recipe.FineTuning tuning) => new(tuning);

    private static Recipe.FineTuning Unfrozen(Recipe.FeatureExtraction extraction, int stages) =>
        new(extraction) { UnfrozenStages = stages };
}
