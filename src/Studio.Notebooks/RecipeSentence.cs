using Studio.Experiments.Recipes;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks;

/// <summary>A recipe as the beginning of a sentence for people.</summary>
internal static class RecipeSentence
{
    public static string Of(Recipe recipe, string network) => recipe switch
    {
        Recipe.FromScratch => $"Train {network} from scratch, {Common(recipe)},",
        Recipe.FeatureExtraction extraction => $"Freeze {network}{Place(extraction)} and train a new {Head(extraction.Head)}, {Common(recipe)},",
        Recipe.FineTuning tuning => $"Fine-tune {network}{Under(tuning.Regulariser)}, {Open(tuning.OpenStages)} open at rate {tuning.BackboneLearningRate:0.#######}, {Common(recipe)},",
        _ => throw new NotSupportedException($"The recipe '{recipe.GetType().Name}' has no sentence."),
    };

    private static string Place(Recipe.FeatureExtraction recipe) => (recipe.SkippedStages switch { 0 => "", 1 => ", read it one stage before its last", var n => $", read it {n} stages before its last" })
        + (recipe.Pooling == FeaturePooling.Flattened ? ", flattened," : recipe.SkippedStages > 0 ? "," : "");

    private static string Head(HeadSettings head) => head switch { HeadSettings.Mlp mlp => $"head with {mlp.Width} hidden units", HeadSettings.Cosine => "cosine head", _ => "head" };

    private static string Under(Regulariser? regulariser) => regulariser is null ? "" : $" under {SettingProperties.Label(regulariser.GetType())}";

    private static string Open(int stages) => stages switch { 0 => "all stages", 1 => "the last stage", _ => $"the last {stages} stages" };

    private static string Common(Recipe recipe) => $"{recipe.Epochs} {(recipe.Epochs == 1 ? "epoch" : "epochs")}, head at rate {recipe.Optimizer.LearningRate:0.#######}"
        + (recipe.Margin == 0 ? "" : $", images within a margin of {recipe.Margin} pixels");
}
