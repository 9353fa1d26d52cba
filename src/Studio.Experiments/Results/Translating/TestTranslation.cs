namespace Studio.Experiments.Results.Translating;

/// <summary>How well a part of the test set is translated.</summary>
/// <param name="Group">What the part has in common: "all", "unseen range".</param>
/// <param name="Sentences">Different source sentences.</param>
/// <param name="Exact">Share of the sentences whose translation equals a reference, 0 to 1.</param>
/// <param name="Bleu">0 to 100.</param>
/// <param name="DictionaryExact">The same share for a dictionary that translates word by word.</param>
public sealed record TestTranslation(string Group, int Sentences, double Exact, double Bleu, double DictionaryExact);
