namespace Studio.Experiments.Catalogue;

/// <summary>Sentence pairs that the studio has.</summary>
/// <param name="Description">What they are, and how many.</param>
public sealed record PairFacts(string Key, string Title, string Description);
