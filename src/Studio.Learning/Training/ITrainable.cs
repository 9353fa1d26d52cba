using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>What differs between kinds of training: the step, the validation, what can be shown. <see cref="TrainingLoop"/> does the rest:
/// the schedule of the learning rate, steering, checkpoints, reports, best weights and early stopping.</summary>
/// <remarks>Whatever a task generates during a step comes from libtorch's default generator, whose state is in the checkpoint. Steps are
/// counted from 0 over the whole run, batches from 0 in each epoch.</remarks>
public interface ITrainable
{
    TrainingPlan Plan { get; }

    /// <summary>Names of the figures of each step. The first is the loss: its mean over an epoch is reported with the epoch.</summary>
    IReadOnlyList<string> Series { get; }

    /// <summary>What the items of a batch are: "images", "characters".</summary>
    string Unit { get; }

    /// <summary>The peak learning rate that is reported; the schedule multiplies it.</summary>
    double LearningRate { get; }

    int StepsPerEpoch { get; }

    /// <summary>Items of a step, where a person can choose fewer; null otherwise.</summary>
    int? BatchSize => null;

    /// <summary>Whether a step with fewer items than <see cref="BatchSize"/> fits into the device's memory: it is tried, and changes no
    /// weights. Null where the task cannot try it.</summary>
    Func<StepPlace, int, bool>? Fits => null;

    /// <summary>What can be frozen and unfrozen; null if nothing can. A task with a <see cref="Validation"/> has stages: their weights are
    /// kept at the best epoch.</summary>
    StagedNetwork? Stages => null;

    /// <summary>Figures of the weights at the end of an epoch, given its number; null for a training without validation, which keeps its
    /// last weights.</summary>
    Func<int, ValidationFigures>? Validation => null;

    /// <summary>One optimiser step.</summary>
    /// <param name="rates">What the schedule and the interventions make of the learning rates and the momentum.</param>
    /// <returns>Figures from before the update, on the device and in no dispose scope.</returns>
    StepFigures Step(StepPlace place, ScheduleValue rates);

    /// <summary>Adds the groups that train from now on to the optimiser.</summary>
    void AddToOptimizer(IEnumerable<ParameterGroup> unfrozen) { }

    /// <summary>What the network can do after so many steps. It changes neither the weights nor the state of libtorch's
    /// generator.</summary>
    IEnumerable<TrainingEvent> Show(int step) => [];

    /// <summary>Live tensors by name, all that a checkpoint needs besides the position in the data and the generator's state. The names
    /// of the network in <see cref="Stages"/> begin with "network.".</summary>
    IEnumerable<KeyValuePair<string, Tensor>> State();

    /// <exception cref="KeyNotFoundException">A tensor is missing.</exception>
    void Restore(StateDict stored);
}
