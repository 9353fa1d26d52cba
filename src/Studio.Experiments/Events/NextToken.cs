namespace Studio.Experiments.Events;

/// <summary>A token that may follow a text.</summary>
/// <param name="Text">As it stands in the vocabulary.</param>
/// <param name="Probability">From 0 to 1, at temperature 1.</param>
public sealed record NextToken(string Text, double Probability);
