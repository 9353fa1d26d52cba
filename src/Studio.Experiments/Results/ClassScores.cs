namespace Studio.Experiments.Results;

/// <summary>One class of a confusion matrix.</summary>
/// <param name="Items">Items that truly are of the class.</param>
/// <param name="Predicted">Items predicted as the class.</param>
public sealed record ClassScores(string Name, long Items, long Predicted, double Precision, double Recall, double F1);
