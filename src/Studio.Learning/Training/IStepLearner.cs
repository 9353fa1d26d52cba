using Studio.Experiments.Events;
using Studio.Learning.Weights;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>What a <see cref="StepLoop"/> trains: networks whose runs are counted in steps, because no epoch of theirs is the best one.</summary>
internal interface IStepLearner
{
    /// <summary>Names of the values that each step gives.</summary>
    IReadOnlyList<string> Series { get; }

    /// <summary>How many items one step takes, for the rate that people see.</summary>
    int ItemsPerStep { get; }

    /// <summary>What the items are, for people: "images", "characters".</summary>
    string Unit { get; }

    /// <summary>Pass over the data that a step belongs to, from 0.</summary>
    int EpochOf(int step);

    /// <summary>One optimiser step, counted from 0.</summary>
    /// <param name="rateFactor">What a person has made of the schedule's learning rates so far.</param>
    StepFigures Step(int step, double rateFactor);

    /// <summary>Whether a step with fewer items has room on the device; null where the size of a batch is no setting. No weights change.</summary>
    bool? Fits(int step, int items) => null;

    /// <summary>What the network can do after so many steps. It draws nothing from libtorch's default generator, so looking changes no run.</summary>
    IEnumerable<TrainingEvent> Show(int step);

    /// <summary>Live tensors by name: all that a checkpoint has to hold besides the step and the default generator's state.</summary>
    IEnumerable<KeyValuePair<string, Tensor>> State();

    void Restore(StateDict stored);
}
