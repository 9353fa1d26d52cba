using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Classes that come seldom are missed, and accuracy does not show it.</summary>
internal sealed class RareClasses : ICoachRule
{
    private const double LeastRatio = 3, LeastGap = 0.1;

    public int Order => 50;

    public Finding? Look(Classifier result, TransferEvidence evidence)
    {
        var counts = evidence.TrainCounts.Where(c => c > 0).ToArray();
        var scores = ClassificationScores.Of(result.Test.Confusion).Classes.Where(c => c.Items > 0).ToArray();
        var recall = scores.Average(c => c.Recall);
        if (counts.Length < 2 || counts.Max() < LeastRatio * counts.Min() || result.Test.Accuracy.Estimate - recall < LeastGap)
            return null;
        var worst = scores.MinBy(c => c.Recall)!;
        return new("Accuracy hides a rare class",
            $"{100 * result.Test.Accuracy.Estimate:F0} % of the test {result.Unit} are correct, because common classes have more of them. "
                + $"The mean recall of the classes is {100 * recall:F0} %, and that of “{worst.Name}” only {100 * worst.Recall:F0} %. "
                + "Compare models by macro F1 or by the recall per class, and turn on class weights.",
            [EvidenceFigure.Share("accuracy", result.Test.Accuracy.Estimate), EvidenceFigure.Share("mean recall", recall),
                EvidenceFigure.Share($"recall of {worst.Name}", worst.Recall),
                new("largest to smallest class", $"{counts.Max() / (double)counts.Min():0.#} : 1")],
            result.Recipe.ClassWeights
                ? null : new SuggestedChange.OtherRecipe("Turn on class weights", result.Recipe with { ClassWeights = true }));
    }
}
