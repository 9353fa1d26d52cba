using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Recipes;

/// <summary>How a network learns one task after another.</summary>
public sealed record SequenceSettings
{
    [Description("Scenario: whether the network knows at test time which task an item belongs to.")]
    public TaskScenario Scenario { get; init; }

    [Description("Continual-learning method: how forgetting is reduced.")]
    public ContinualMethod Method { get; init; } = new ContinualMethod.Naive();

    [Range(1, 1000), Description("Epochs: passes over the training set of each task.")]
    public int Epochs { get; init; } = 1;

    [Range(1, 4096), Description("Batch size: {items} per optimizer step.")]
    public int BatchSize { get; init; } = 128;

    [Range(1, 1_000_000), Description("Step limit: maximum number of optimizer steps per task. Empty runs all epochs.")]
    public int? MaxSteps { get; init; }

    [Description("Optimizer: turns gradients into steps of the weights. It is reset for each task.")]
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam();
}
