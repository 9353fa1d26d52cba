using Studio.Learning.Networks.Translation;

namespace Studio.Learning.Tasks.Translating;

/// <summary>A translated sentence.</summary>
/// <param name="Text">The translation, its words separated by spaces.</param>
/// <param name="SourceWords">As the network read them, the end mark included: the columns of the attention.</param>
public sealed record Translated(string Source, string Text, IReadOnlyList<string> SourceWords, Hypothesis Best);
