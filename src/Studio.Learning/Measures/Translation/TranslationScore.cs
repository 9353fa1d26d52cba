namespace Studio.Learning.Measures.Translation;

/// <summary>A score of translations and how it was computed.</summary>
/// <param name="Score">0 to 100, higher is better.</param>
/// <param name="Signature">sacreBLEU's; scores of different signatures cannot be compared.</param>
public sealed record TranslationScore(double Score, string Signature);
