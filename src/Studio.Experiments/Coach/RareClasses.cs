using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Classes that come seldom are missed, and accuracy does not show it.</summary>
internal static class RareClasses
{
    private const double LeastRatio = 3, LeastGap = 0.1;

    public static Finding? Look(Classifier result, TransferEvidence evidence)
    {
        var counts = evidence.TrainCounts.Where(c => c > 0).ToArray();
        var scores = ClassificationScores.Of(result.Confusion).Classes.Where(c => c.Items > 0).ToArray();
        var recall = scores.Average(c => c.Recall);
        if (counts.Length < 2 || counts.Max() < LeastRatio * counts.Min() || result.Accuracy.Estimate - recall < LeastGap)
            return null;
        var worst = scores.MinBy(c => c.Recall)!;
        return new("Accuracy hides a rare class",
            $"{100 * result.Accuracy.Estimate:F0} % are right, because common classes are counted more often. Taken alike, the classes are found in {100 * recall:F0} %, and “{worst.Name}” in no more than {100 * worst.Recall:F0} %. Judge by macro F1 or by the recall of each class, and let rare classes weigh more.",
            [EvidenceFigure.Share("accuracy", result.Accuracy.Estimate), EvidenceFigure.Share("mean recall", recall), EvidenceFigure.Share($"recall of {worst.Name}", worst.Recall),
                new("largest to smallest class", $"{counts.Max() / (double)counts.Min():0.#} : 1")],
            result.Recipe.ClassWeights ? null : new SuggestedChange.OtherRecipe("Weigh the classes by their rarity", result.Recipe with { ClassWeights = true }));
    }
}
