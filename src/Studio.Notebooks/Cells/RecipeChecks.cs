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
        var (side, most) = (backbone.Preprocessing.CropSide, backbone.Preprocessing.MostMargin);
        return pixels <= most ? null : new(setting, $"{backbone.Title} sees {side} pixels, so a margin may take at most {most} of them on each side.");
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
            yield return new("recipe.epochsPerUnfreezing", "A timetable needs stages that open one after the other, and only one is open here; the others stay frozen for good. Open more stages, or set the epochs between two to 0.");
        else if (last >= recipe.Epochs)
            yield return new("recipe.epochsPerUnfreezing", $"With {recipe.EpochsPerUnfreezing} epochs between two stages the last of {open} opens after {last} epochs, and the run ends after {recipe.Epochs}. Train longer, or open them sooner.");
    }
}
