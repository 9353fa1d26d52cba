using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Heads;

/// <summary>The head that a recipe asks for, where it asks for it.</summary>
internal static class RecipeHead
{
    /// <summary>The head stands around the network; a linear one on the backbone's own features has a place in the
    /// published network.</summary>
    public static bool IsOutside(Recipe recipe) =>
        recipe is Recipe.FeatureExtraction and not { SkippedStages: 0, Pooling: FeaturePooling.Mean, Head: HeadSettings.Linear };

    /// <summary>The network with a new head; it takes <paramref name="network"/> over.</summary>
    /// <exception cref="ArgumentException">There is no such stage, or it leaves too much to read.</exception>
    public static FeatureNetwork Put(FeatureNetwork network, IBackbone backbone, InputSpec input, Recipe recipe, int classes,
        double dropout)
    {
        if (!IsOutside(recipe))
        {
            network.ReplaceHead(classes, dropout);
            return network;
        }
        var extraction = (Recipe.FeatureExtraction)recipe;
        return new StageHeadNetwork(network, StageOf(backbone, extraction), extraction.Pooling, input,
            features => Make(extraction.Head, features, classes));
    }

    /// <summary>Features (N, D) to logits (N, K), drawn by libtorch's generator.</summary>
    public static nn.Module<Tensor, Tensor> Make(HeadSettings head, long features, int classes) => head switch
    {
        HeadSettings.Linear => nn.Linear(features, classes),
        HeadSettings.Mlp mlp =>
            nn.Sequential(("hidden", nn.Linear(features, mlp.Width)), ("relu", nn.ReLU()), ("last", nn.Linear(mlp.Width, classes))),
        HeadSettings.Cosine cosine => new CosineHead(features, classes, cosine.Scale),
        _ => throw new NotSupportedException($"The head '{head.GetType().Name}' cannot be made."),
    };

    /// <summary>Null where the backbone's own features are meant.</summary>
    private static Stage? StageOf(IBackbone backbone, Recipe.FeatureExtraction recipe)
    {
        if (recipe is { SkippedStages: 0, Pooling: FeaturePooling.Mean })
            return null;
        return recipe.SkippedStages < backbone.Stages.Count ? backbone.Stages[^(recipe.SkippedStages + 1)]
            : throw new ArgumentException($"{backbone.Title} has {backbone.Stages.Count} stages, "
                + $"so at most {backbone.Stages.Count - 1} can be left out, not {recipe.SkippedStages}.");
    }
}
