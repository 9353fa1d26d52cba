using Studio.Experiments.Recipes;

namespace Studio.Learning.Tasks;

/// <summary>How a classifier is trained.</summary>
public sealed record ClassificationSettings
{
    public required int Epochs { get; init; }

    public required int BatchSize { get; init; }

    /// <summary>Of the order of the items in each epoch.</summary>
    public required ulong Seed { get; init; }

    public required OptimizerSettings Optimizer { get; init; }

    public ScheduleSettings Schedule { get; init; } = new ScheduleSettings.Constant();

    /// <summary>Upper bound of optimiser steps; null for all epochs.</summary>
    public int? MaxSteps { get; init; }

    public double LabelSmoothing { get; init; }

    /// <summary>Loss weight of each class; null for equal weights.</summary>
    public IReadOnlyList<float>? ClassWeights { get; init; }

    public Precision Precision { get; init; }

    /// <inheritdoc cref="Training.TrainingPlan.EarlyStoppingPatience"/>
    public int EarlyStoppingPatience { get; init; }

    /// <summary>Best epoch by macro-F1 (imbalanced classes) rather than by accuracy; ties go to the lower loss.</summary>
    public bool SelectByMacroF1 { get; init; }
}
