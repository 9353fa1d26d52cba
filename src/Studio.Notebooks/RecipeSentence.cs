using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks;

/// <summary>A recipe as the beginning of a sentence for people.</summary>
internal static class RecipeSentence
{
    /// <param name="backbone">Null if the network is not known.</param>
    public static string Of(Recipe recipe, string network, string data, BackboneFacts? backbone) =>
        $"{Task(recipe, network)} on {data}: {string.Join(", ", Parts(recipe, backbone).OfType<string>())}";

    private static string Task(Recipe recipe, string network) => recipe switch
    {
        Recipe.FromScratch => $"Train {network} from scratch",
        Recipe.FeatureExtraction extraction => $"Freeze {network} and train a new {Head(extraction.Head)}",
        Recipe.FineTuning => $"Fine-tune {network}",
        _ => throw new NotSupportedException($"The recipe '{recipe.GetType().Name}' has no sentence."),
    };

    private static IEnumerable<string?> Parts(Recipe recipe, BackboneFacts? backbone)
    {
        var stages = backbone?.Stages.Count - 1;
        yield return recipe is Recipe.FineTuning tuning ? Epochs(tuning, stages) : Count(recipe.Epochs, "epoch");
        yield return recipe is Recipe.FineTuning rated
            ? Rates(rated, stages) : $"learning rate {SettingNumber.Text(recipe.Optimizer.LearningRate)}";
        if (recipe is Recipe.FeatureExtraction extraction)
            yield return Features(extraction);
        yield return backbone is { Input.IsAugmentable: false } ? null : Variants(recipe);
        yield return recipe is Recipe.FineTuning { Regulariser: { } regulariser }
            ? $"{SettingProperties.Label(regulariser.GetType())} against forgetting" : null;
        yield return recipe.Margin == 0 ? null : $"images within a margin of {Count(recipe.Margin, "pixel")}";
    }

    private static string Head(HeadSettings head) =>
        head switch { HeadSettings.Mlp mlp => $"MLP head with {mlp.Width:N0} hidden units", HeadSettings.Cosine => "cosine head",
        _ => "linear head" };

    /// <summary>All of them first, as a run counts them.</summary>
    private static string Epochs(Recipe.FineTuning recipe, int? stages)
    {
        var tuned = $"{(recipe.HeadWarmUpEpochs > 0 ? $"{recipe.Epochs:N0}" : Count(recipe.Epochs, "epoch"))} with "
            + $"{Unfrozen(recipe, stages)} unfrozen"
            + (recipe.EpochsPerUnfreezing == 0 ? "" : $", one after the other every {Count(recipe.EpochsPerUnfreezing, "epoch")}");
        return recipe.HeadWarmUpEpochs == 0 ? tuned
            : $"{Count(recipe.HeadWarmUpEpochs + recipe.Epochs, "epoch")}, {recipe.HeadWarmUpEpochs:N0} of head warm-up, then {tuned}";
    }

    private static string Unfrozen(Recipe.FineTuning recipe, int? stages) => (recipe.UnfrozenStages, stages) switch
    {
        (0, null) => "all stages",
        (0, { } all) => all == 1 ? "the only stage" : $"all {all} stages",
        (1, _) => "the last stage",
        (var open, { } all) when open >= all => $"all {all} stages",
        (var open, _) => $"the last {open} stages",
    };

    /// <summary>Of the stages from the first unfrozen one, and of the head.</summary>
    private static string Rates(Recipe.FineTuning recipe, int? stages)
    {
        var (head, last) = (SettingNumber.Text(recipe.Optimizer.LearningRate), SettingNumber.Text(recipe.BackboneLearningRate));
        var open = recipe.UnfrozenStages == 0 ? stages : stages is { } all ? Math.Min(recipe.UnfrozenStages, all) : recipe.UnfrozenStages;
        return recipe.StageDecay == 1 || open == 1 ? head == last
            ? $"learning rate {head}" : $"learning rates {last} (backbone) and {head} (head)"
            : open is { } count
            ? $"learning rates {SettingNumber.Text(recipe.BackboneLearningRate * Math.Pow(recipe.StageDecay, count - 1))} to {last} from "
            + $"the first unfrozen stage to the last, {head} for the head"
            : $"learning rates {last} in the last stage, times {SettingNumber.Text(recipe.StageDecay)} per stage before it, "
            + $"{head} for the head";
    }

    private static string? Features(Recipe.FeatureExtraction recipe) => (recipe.SkippedStages, recipe.Pooling) switch
    {
        (0, FeaturePooling.Mean) => null,
        (0, _) => "flattened features",
        (var skipped, var pooling) =>
            $"{(pooling == FeaturePooling.Flattened ? "flattened " : "")}features {Count(skipped, "stage")} before the last",
    };

    private static string? Variants(Recipe recipe) => (recipe, recipe.Augmentation) switch
    {
        (_, null) => null,
        (Recipe.FeatureExtraction { AugmentedViews: 0 }, _) => "data augmentation unused without augmented views",
        (Recipe.FeatureExtraction extraction, var how) => $"{Count(extraction.AugmentedViews, "augmented view")} per image ({Ways(how)})",
        (_, var how) => $"training images {Ways(how)}",
    };

    private static string Ways(Augmentation how)
    {
        var ways = new[]
        {
            how.SmallestArea < 1 ? $"cropped to {SettingNumber.Text(100 * how.SmallestArea)} % of their area or more" : null,
            how.PadPixels > 0 ? $"shifted by up to {Count(how.PadPixels, "pixel")}" : null,
            how.HorizontalFlip ? "flipped at random" : null,
            how.ColourJitter > 0 ? $"with colours changed by up to {SettingNumber.Text(100 * how.ColourJitter)} %" : null,
        }.OfType<string>().ToArray();
        return ways.Length == 0 ? "not augmented" : string.Join(", ", ways);
    }

    private static string Count(int count, string what) => $"{count:N0} {what}{(count == 1 ? "" : "s")}";
}
