using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>From some epoch on the network memorises its training set: the training loss falls and the validation loss rises.</summary>
internal sealed class OverFitting : ICoachRule
{
    private const double LeastRise = 1.15, LeastNats = 0.05, LeastFall = 0.8;
    private const int LeastEpochs = 3;

    public int Order => 110;

    public Finding? Look(Classifier result, TransferEvidence evidence)
    {
        var own = evidence.Epochs.Skip(evidence.WarmUpEpochs).ToArray();
        if (own.Length == 0)
            return null;
        var (turn, last) = (own.Index().MinBy(e => e.Item.ValidationLoss), own[^1]);
        if (own.Length - 1 - turn.Index < LeastEpochs || last.ValidationLoss < LeastRise * turn.Item.ValidationLoss
            || last.ValidationLoss - turn.Item.ValidationLoss < LeastNats || last.TrainLoss > LeastFall * turn.Item.TrainLoss)
            return null;
        var epoch = evidence.WarmUpEpochs + turn.Index + 1;
        return new($"Overfitting from epoch {epoch} on",
            $"Until epoch {epoch} the training and the validation loss fall together. After it the training loss falls on to "
                + $"{last.TrainLoss:F2}, while the validation loss rises to {last.ValidationLoss:F2}: "
                + $"the network memorises its training {result.Unit}. The weights kept are those of epoch {result.Epochs.Best + 1}. "
                + $"Use more {result.Unit}{(evidence.Inputs is null ? " or" : ", data augmentation or")} early stopping.",
            [EvidenceFigure.Loss($"validation loss at epoch {epoch}", turn.Item.ValidationLoss),
                EvidenceFigure.Loss("at the end", last.ValidationLoss),
                EvidenceFigure.Loss("gap at that epoch", turn.Item.ValidationLoss - turn.Item.TrainLoss),
                EvidenceFigure.Loss("gap at the end", last.ValidationLoss - last.TrainLoss)],
            Calmer(result.Recipe, canAugment: evidence.Inputs is not null));
    }

    /// <param name="canAugment">Data augmentation changes measurements, and tokens are none.</param>
    private static SuggestedChange.OtherRecipe Calmer(Recipe recipe, bool canAugment) =>
        !canAugment || recipe is Recipe.FeatureExtraction or { Augmentation: not null }
        ? new("Set the early-stopping patience to 5 epochs", recipe with { EarlyStoppingPatience = 5 })
        : new("Augment the training images", recipe with { Augmentation = new Augmentation { PadPixels = 2 } });
}
