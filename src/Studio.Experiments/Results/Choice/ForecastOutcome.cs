namespace Studio.Experiments.Results.Choice;

/// <summary>A score compared with the test accuracies of heads trained on each candidate.</summary>
/// <param name="Score">Key of the <see cref="TransferabilityScore"/>.</param>
/// <param name="Candidates">Number of candidates with both the score and an accuracy.</param>
/// <param name="Agreement">Weighted Kendall's τ; null under six candidates or where the score does not order them.</param>
/// <param name="Rank">Rank, from 1, of the score's first choice by test accuracy.</param>
/// <param name="Regret">Best accuracy minus that of the score's first choice.</param>
public sealed record ForecastOutcome(string Score, int Candidates, RankAgreement? Agreement, int Rank, double Regret);
