using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Steps so long that they lose what was there.</summary>
internal sealed class RateTooHigh : ICoachRule
{
    private const double MostLost = 0.4, LeastRise = 1.1;

    public int Order => 80;

    public Finding? Look(Classifier result, TransferEvidence evidence) =>
        evidence.HasDiverged ? Diverged(result, evidence)
        : evidence.WarmUpEpochs > 0 && evidence.WarmUpEpochs < evidence.Epochs.Count ? AfterWarmUp(result, evidence)
        : Rising(result, evidence);

    private static Finding Diverged(Classifier result, TransferEvidence evidence) => new("Learning rate too high",
        $"The loss became NaN or infinite after {evidence.Epochs.Count} epochs. The weights kept are those of the best epoch before. "
            + "Use a tenth of the learning rate.",
        [EvidenceFigure.Loss("last training loss", evidence.Epochs[^1].TrainLoss)], Slower(result.Recipe));

    /// <summary>The head knew more than the whole network does once the backbone is unfrozen.</summary>
    private static Finding? AfterWarmUp(Classifier result, TransferEvidence evidence)
    {
        var (warmed, unfrozen) = (evidence.Epochs[evidence.WarmUpEpochs - 1], evidence.Epochs[evidence.WarmUpEpochs]);
        return warmed.ValidationAccuracy - unfrozen.ValidationAccuracy < MostLost ? null : new("Learning rate too high",
            $"With the frozen backbone the validation accuracy was {100 * warmed.ValidationAccuracy:F0} %; "
                + $"one epoch after it was unfrozen, {100 * unfrozen.ValidationAccuracy:F0} %. "
                + "The steps are so large that they overwrite what pretraining learned, and the rest of the run learns it again from few "
                + $"{result.Unit}. Use a tenth of the backbone's learning rate.",
            [EvidenceFigure.Share("validation accuracy before", warmed.ValidationAccuracy),
                EvidenceFigure.Share("one epoch later", unfrozen.ValidationAccuracy),
                EvidenceFigure.Loss("validation loss before", warmed.ValidationLoss),
                EvidenceFigure.Loss("one epoch later", unfrozen.ValidationLoss)],
            Slower(result.Recipe));
    }

    private static Finding? Rising(Classifier result, TransferEvidence evidence)
    {
        var (least, last) = (evidence.Epochs.Min(e => e.TrainLoss), evidence.Epochs[^1].TrainLoss);
        return last < LeastRise * least || last < Math.Log(result.Classes.Count) / 2 ? null : new("Learning rate too high",
            $"The training loss was as low as {least:F2} and ends at {last:F2}: the steps overshoot the minimum. "
                + "Use a tenth of the learning rate.",
            [EvidenceFigure.Loss("lowest training loss", least), EvidenceFigure.Loss("at the end", last)], Slower(result.Recipe));
    }

    private static SuggestedChange.OtherRecipe Slower(Recipe recipe) => recipe is Recipe.FineTuning tuning
        ? new("Divide the backbone learning rate by 10", tuning with { BackboneLearningRate = tuning.BackboneLearningRate / 10 })
        : new("Divide the learning rate by 10",
            recipe with { Optimizer = recipe.Optimizer with { LearningRate = recipe.Optimizer.LearningRate / 10 } });
}
