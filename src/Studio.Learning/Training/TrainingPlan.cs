using Studio.Experiments.Recipes;

namespace Studio.Learning.Training;

/// <summary>How long a task trains, at which rates, and when it reports.</summary>
public sealed record TrainingPlan
{
    /// <summary>Optimiser steps, unless early stopping ends the training before.</summary>
    public required int Steps { get; init; }

    public ScheduleSettings Schedule { get; init; } = new ScheduleSettings.Constant();

    /// <summary>Epochs without improvement of the validation figures before the training ends; 0 disables early stopping.</summary>
    public int EarlyStoppingPatience { get; init; }

    /// <summary>Steps between two calls of <see cref="ITrainable.Show"/>; 0 shows at the end of each epoch with a validation.
    /// It is also called before the first step.</summary>
    public int ShowEvery { get; init; }
}
