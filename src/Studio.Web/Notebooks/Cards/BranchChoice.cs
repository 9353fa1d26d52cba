namespace Studio.Web.Notebooks.Cards;

/// <summary>A checkpoint that one can branch from.</summary>
/// <param name="Accuracy">Validation accuracy at the last epoch before it; null if there was none.</param>
public sealed record BranchChoice(int Step, double? Accuracy, bool IsBest);
