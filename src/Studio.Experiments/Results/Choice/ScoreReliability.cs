namespace Studio.Experiments.Results.Choice;

/// <summary>Whether a score can be trusted on these data, and why.</summary>
/// <param name="Score">Key of the <see cref="TransferabilityScore"/>.</param>
public sealed record ScoreReliability(string Score, bool IsReliable, string Sentence);
