using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Training items that the network misclassifies with high confidence although it trained on their labels.</summary>
/// <remarks>Northcutt, Jiang and Chuang, "Confident Learning", JAIR 70, 2021, arXiv:1911.00068; here by the loss alone.</remarks>
internal sealed class DoubtfulLabels : ICoachRule
{
    private const double LeastTrainAccuracy = 0.8, LeastLoss = 3.5, LeastConfidence = 0.9;

    // One odd item among hundreds is odd, no fault of whoever labelled them.
    private const double LeastShare = 0.005;

    public int Order => 100;

    public Finding? Look(Classifier result, TransferEvidence evidence)
    {
        var doubtful = evidence.HighestTrainLosses.Where(i => i.Truth != i.Predicted && i.Loss >= LeastLoss
            && i.Confidence >= LeastConfidence).ToArray();
        return doubtful.Length == 0 || doubtful.Length < LeastShare * result.Items.Train || evidence.TrainAccuracy < LeastTrainAccuracy
            ? null : new("Labels that may be wrong",
            $"The network classifies {100 * evidence.TrainAccuracy:F0} % of its training {result.Unit} correctly. "
                + $"For {doubtful.Length} of the others it predicts another class with high confidence. Such labels are often wrong. "
                + "Check them, and correct or remove them. Label smoothing limits the damage until then.",
            [.. doubtful.Take(5)
                .Select(i =>
                    new EvidenceFigure($"{ItemWords.Single(result.Unit)} {i.Index}: {result.Classes[i.Truth]}",
                        $"{result.Classes[i.Predicted]}, loss {i.Loss:F1}"))],
            result.Recipe.LabelSmoothing > 0
                ? null : new SuggestedChange.OtherRecipe("Set label smoothing to 0.1", result.Recipe with { LabelSmoothing = 0.1 }))
                { Items = doubtful };
    }
}
