using Studio.Experiments.Results;

namespace Studio.Learning.Training;

/// <summary>What the validation set says of the weights at the end of an epoch.</summary>
/// <param name="Loss">Mean cross-entropy in nats, without label smoothing or class weights.</param>
public sealed record ValidationFigures(double Loss, ConfusionMatrix Confusion)
{
    public ClassificationScores Scores { get; } = ClassificationScores.Of(Confusion);
}
