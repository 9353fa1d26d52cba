using Studio.Experiments.Recipes;

namespace Studio.Learning.Training;

/// <summary>All that a training run needs to know besides network and data.</summary>
/// <param name="ClassWeights">Loss weight of each class, or null for equal weights.</param>
/// <param name="EarlyStoppingPatience">Epochs without a better validation figures before the run ends; 0 never.</param>
/// <param name="SelectByMacroF1">Best epoch by macro-F1 (imbalanced classes) rather than by accuracy; ties go to the lower loss.</param>
/// <param name="MaxSteps">Upper bound of optimiser steps, or null for Epochs × batches.</param>
public sealed record TrainingPlan(int Epochs, int BatchSize, ulong Seed, OptimizerSettings Optimizer, ScheduleSettings Schedule,
    double LabelSmoothing, IReadOnlyList<float>? ClassWeights, int EarlyStoppingPatience, bool SelectByMacroF1,
    Precision Precision, int? MaxSteps);
