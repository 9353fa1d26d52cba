namespace Studio.Learning.Measures;

/// <param name="Index">Place of the item in what was evaluated.</param>
/// <param name="Truth">True class number.</param>
/// <param name="Predicted">Class number with the largest probability.</param>
/// <param name="Loss">Cross-entropy in nats.</param>
/// <param name="Confidence">Probability of the predicted class.</param>
public sealed record ItemLoss(int Index, int Truth, int Predicted, double Loss, double Confidence);
