using Studio.Experiments.Recipes;

namespace Studio.Learning.Transfer;

/// <summary>The feature extraction that a fine-tuning begins with.</summary>
internal static class WarmUpRecipe
{
    /// <summary>All that the recipe shares with a feature extraction, with a feature extraction's own optimiser, schedule and batches; null
    /// without a warm-up.</summary>
    public static Recipe.FeatureExtraction? Of(Recipe recipe) =>
        recipe is not Recipe.FineTuning { HeadWarmUpEpochs: > 0 and var epochs } ? null
        : new(recipe)
        {
            Epochs = epochs,
            BatchSize = new Recipe.FeatureExtraction().BatchSize,
            // All its epochs train, on features of the images as they are, in the precision of the features.
            EarlyStoppingPatience = 0,
            Augmentation = null,
            Precision = Precision.Float32,
        };
}
