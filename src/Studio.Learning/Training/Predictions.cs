using Studio.Experiments.Results;

namespace Studio.Learning.Training;

/// <summary>What a network says of N items: probabilities (N, K) row by row beside the true classes.</summary>
/// <param name="MeanLoss">Cross-entropy in nats; NaN if a logit is NaN or infinite.</param>
public sealed record Predictions(float[] Probabilities, IReadOnlyList<int> Labels, IReadOnlyList<string> Classes, double MeanLoss)
{
    /// <summary>Class number with the largest probability, for each item; the first of equals.</summary>
    public IReadOnlyList<int> Predicted { get; } =
        [.. Probabilities.Chunk(Probabilities.Length / Math.Max(1, Labels.Count)).Select(row => row.IndexOf(row.Max()))];

    /// <summary>False if a logit or the loss is NaN or infinite: no figure of these predictions means anything.</summary>
    public bool AreNumbers => double.IsFinite(MeanLoss);

    public ConfusionMatrix Confusion => ConfusionMatrix.Of(Classes, Labels, Predicted);

    public ClassificationFigures Figures => new(MeanLoss, Confusion);
}
