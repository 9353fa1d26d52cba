namespace Studio.Experiments.Results;

/// <param name="Index">Index of the item in its data set.</param>
/// <param name="Loss">Cross-entropy in nats.</param>
/// <param name="Confidence">Probability of the predicted class.</param>
public sealed record PredictedItem(int Index, int Truth, int Predicted, float Loss, float Confidence);
