using Studio.Experiments.Recipes;

namespace Studio.Learning.Transfer;

/// <summary>The feature extraction that a fine-tuning begins with.</summary>
internal static class WarmUpRecipe
{
    private static readonly Recipe.FeatureExtraction s_own = new();

    /// <summary>All that the recipe shares with a feature extraction, with a feature extraction's own optimiser, schedule and batches; null
    /// without a warm-up.</summary>
    public static Recipe.FeatureExtraction? Of(Recipe recipe) =>
        recipe is not Recipe.FineTuning { HeadWarmUpEpochs: > 0 and var epochs } ? null
        : new(recipe)
        {
            Epochs = epochs,
            BatchSize = s_own.BatchSize,
            // A head on cached features trains in their precision: automatic is float32 where nothing convolves.
            Precision = s_own.Precision,
            // All its epochs train, on features of the images as they are.
            EarlyStoppingPatience = 0,
            Augmentation = null,
        };
}
