using Studio.Experiments.Data;

namespace Studio.Runtime.Library;

/// <summary>What a stored model is; its file says the same of itself.</summary>
/// <param name="Backbone">Key in the catalogue.</param>
/// <param name="Classes">Empty where it has no head.</param>
/// <param name="Input">Null for a model of a run, whose file alone says it.</param>
/// <param name="Source">Where it comes from, in words.</param>
public sealed record ModelContent(string Backbone, IReadOnlyList<string> Classes, InputSpec? Input, string Source);
