using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;

namespace Studio.Notebooks;

/// <summary>Why a recipe cannot look back at the task that its weights were trained on.</summary>
internal static class SourceFaults
{
    public static IEnumerable<CellFault> Of(Recipe recipe, StatedModel? model, StudioCatalogue catalogue)
    {
        if (model is null || recipe is not Recipe.FineTuning tuning)
            yield break;
        if (tuning.Regulariser is { } asked && Lack(model, asked.NeedsSourceHead, asked.NeedsSourceImages, catalogue) is { } lack)
            yield return new("recipe.regulariser",
                $"This regulariser {lack} Choose "
                    + $"{(model.Weights is null ? "a model cell with weights" : "L2-SP or LwF, or a model cell with other weights")}, "
                    + "or no regulariser.");
        if (tuning.WatchForgetting && Lack(model, needsHead: true, needsImages: true, catalogue) is { } unseen)
            yield return new("recipe.watchForgetting",
                $"Watching forgetting {unseen} Choose a model cell with other weights, or turn it off.");
    }

    private static string? Lack(StatedModel model, bool needsHead, bool needsImages, StudioCatalogue catalogue) => model.Weights switch
    {
        null => needsHead ? "needs the pretraining task, and a network with random weights has none." : null,
        var key when needsImages && catalogue.WeightsOf(key) is { SourceDataset: null } weights =>
            $"needs {catalogue.Backbone(model.Backbone)?.Input.Items ?? ItemWords.Unknown} "
            + $"of {weights.Source}, and the studio does not have them.",
        _ => null,
    };
}
