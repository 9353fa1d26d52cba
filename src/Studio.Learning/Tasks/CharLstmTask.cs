using Studio.Experiments.Recipes;

namespace Studio.Learning.Tasks;

/// <summary>All that decides what a language model is trained on, and how.</summary>
/// <param name="Text">Its end is the validation set.</param>
public sealed record CharLstmTask(string Text, CharLstmSettings Settings, ulong Seed);
