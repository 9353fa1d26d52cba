namespace Studio.Notebooks;

/// <summary>Why a cell cannot run as it is.</summary>
/// <param name="Setting">Path of the setting in the file, for example "recipe.epochs"; empty if it concerns the whole cell.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record CellFault(string Setting, string Sentence);
