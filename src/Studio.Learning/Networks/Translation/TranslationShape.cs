using Studio.Experiments.Recipes;

namespace Studio.Learning.Networks.Translation;

/// <summary>Sizes of a translation network.</summary>
/// <param name="SourceWords">Size of the source vocabulary.</param>
/// <param name="TargetWords">Size of the target vocabulary.</param>
/// <param name="Hidden">Width of embeddings and states.</param>
public sealed record TranslationShape(RecurrentKind Kind, int SourceWords, int TargetWords, int Hidden);
