using Studio.Experiments.Catalogue;
using Studio.Experiments.Recipes;

namespace Studio.Notebooks.Cells;

/// <summary>Settings of a recipe that contradict each other, or the network that it is for.</summary>
internal static class RecipeChecks
{
    public static IEnumerable<CellFault> Of(Recipe recipe, BackboneFacts backbone)
    {
        // The last of a network's facts is its published head.
        var stages = backbone.Stages.Count - 1;
        IEnumerable<CellFault> own = recipe switch
        {
            Recipe.FeatureExtraction extraction => Of(extraction, backbone.Title, stages),
            Recipe.FineTuning tuning => Of(tuning, tuning.UnfrozenStages == 0 ? stages : Math.Min(tuning.UnfrozenStages, stages)),
            _ => [],
        };
        return Margin("recipe.margin", recipe.Margin, backbone) is { } fault ? own.Append(fault) : own;
    }

    /// <summary>Null if the margin leaves enough to see.</summary>
    public static CellFault? Margin(string setting, int pixels, BackboneFacts backbone)
    {
        var most = backbone.Input.MostMargin;
        return pixels <= most ? null
            : most == 0 ? new(setting, $"A margin is for images, and {backbone.Title} takes {backbone.Input.Items}. Set it to 0.")
            : new(setting,
                $"{backbone.Title} takes {backbone.Input.Items} of {backbone.Input.Size}, so the margin can be at most {most} pixels on "
                    + "each side.");
    }

    private static IEnumerable<CellFault> Of(Recipe.FeatureExtraction recipe, string title, int stages)
    {
        if (recipe.SkippedStages >= stages)
            yield return new("recipe.skippedStages", $"{title} has {stages} stages, so at most {stages - 1} can be left out.");
    }

    private static IEnumerable<CellFault> Of(Recipe.FineTuning recipe, int open)
    {
        var last = recipe.EpochsPerUnfreezing * (open - 1);
        if (recipe.EpochsPerUnfreezing > 0 && open == 1)
            yield return new("recipe.epochsPerUnfreezing",
                "Gradual unfreezing needs at least two unfrozen stages, and here there is only one. Unfreeze more stages, "
                    + "or set gradual unfreezing to 0.");
        else if (last >= recipe.Epochs)
            yield return new("recipe.epochsPerUnfreezing",
                $"With {recipe.EpochsPerUnfreezing} epochs per stage, the last of {open} stages would be unfrozen after {last} epochs, "
                    + $"but training ends after {recipe.Epochs}. Train for more epochs, or unfreeze the stages faster.");
    }
}
