using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Recipes;

/// <summary>How a network learns one task after another.</summary>
public sealed record SequenceSettings
{
    [Description("What the network is told of the task when it is asked.")]
    public TaskScenario Scenario { get; init; }

    [Description("What is done against forgetting.")]
    public Remedy Remedy { get; init; } = new Remedy.None();

    [Range(1, 1000), Description("Passes over the fit part of each task.")]
    public int Epochs { get; init; } = 1;

    [Range(1, 4096), Description("Images in one optimiser step.")]
    public int BatchSize { get; init; } = 128;

    [Range(1, 1_000_000), Description("Upper bound of optimiser steps of each task; empty runs all epochs.")]
    public int? MaxSteps { get; init; }

    [Description("Begun anew with each task.")]
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam();
}
