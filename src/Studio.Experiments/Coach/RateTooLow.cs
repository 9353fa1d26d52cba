using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>The run ended before the training loss had fallen far: steps too short, or too few.</summary>
internal sealed class RateTooLow : ICoachRule
{
    /// <summary>Of the loss of guessing, ln K.</summary>
    private const double LeastLeft = 0.5;

    public int Order => 90;

    public Finding? Look(Classifier result, TransferEvidence evidence)
    {
        var own = evidence.Epochs.Skip(evidence.WarmUpEpochs).ToArray();
        if (own.Length < 3 || evidence.HasDiverged)
            return null;
        var (guessing, last) = (Math.Log(result.Classes.Count), own[^1]);
        var stillFalls = own[^1].TrainLoss < own[^2].TrainLoss && own[^2].TrainLoss < own[^3].TrainLoss
            && last.ValidationLoss <= own.Min(e => e.ValidationLoss);
        return !stillFalls || last.TrainLoss < LeastLeft * guessing ? null : new("Learning rate too low, or too few epochs",
            $"After {evidence.Epochs.Count} epochs the training loss is {last.TrainLoss:F2} and still falls, "
                + $"and so does the validation loss. Random guessing has {guessing:F2}. Raise the learning rate, or train for more epochs.",
            [EvidenceFigure.Loss("training loss at the end", last.TrainLoss), EvidenceFigure.Loss("of random guessing", guessing),
                EvidenceFigure.Share("validation accuracy at the end", last.ValidationAccuracy)],
            Faster(result.Recipe));
    }

    private static SuggestedChange.OtherRecipe Faster(Recipe recipe) => recipe is Recipe.FineTuning tuning
        ? new("Multiply the learning rates by 3",
            tuning with { BackboneLearningRate = 3 * tuning.BackboneLearningRate, Optimizer = Faster(tuning.Optimizer) })
        : new("Multiply the learning rate by 3", recipe with { Optimizer = Faster(recipe.Optimizer) });

    private static OptimizerSettings Faster(OptimizerSettings optimizer) => optimizer with { LearningRate = 3 * optimizer.LearningRate };
}
