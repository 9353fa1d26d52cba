using Studio.Experiments.Recipes;

namespace Studio.Learning.Tasks;

/// <summary>All that decides what a run learns to write.</summary>
/// <param name="Text">Its end is held out.</param>
public sealed record CharLstmTask(string Text, CharLstmSettings Settings, ulong Seed);
