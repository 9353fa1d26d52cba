namespace Studio.Experiments.Results.Efficiency;

/// <summary>One transfer with so many labels.</summary>
/// <param name="Recipe">Kind of the recipe, for example "fine-tuning".</param>
/// <param name="Labels">Labels per class; the training and validation sets share them.</param>
/// <param name="Accuracy">Share of correctly classified test items.</param>
public sealed record EfficiencyTrial(string Recipe, int Labels, ulong Seed, double Accuracy, TransferCost Cost);
