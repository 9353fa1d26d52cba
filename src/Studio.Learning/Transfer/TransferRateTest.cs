using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Learning.Data;
using Studio.Learning.Training;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>Learning-rate range test of a transfer: on the network, the parameter groups and the batches of its first training at the recipe's own rate.</summary>
/// <remarks>A fine-tuning warms its head up before, as in the transfer: the recipe's rate does not count in the warm-up. With a cross-validation it is the
/// training of the first fold.</remarks>
public sealed class TransferRateTest(TransferTask task)
{
    /// <summary>Receives the events before the test: features, the head's warm-up. On the calling thread.</summary>
    public Action<TrainingEvent> Emit { get; init; } = static _ => { };

    /// <summary>Receives every point as soon as it is known, on the calling thread.</summary>
    public Action<LearningRatePoint> Tried { get; init; } = static _ => { };

    public TrainingControl Control { get; init; } = new();

    /// <summary>As in <see cref="TransferRun"/>.</summary>
    public FeatureStore? Features { get; init; }

    public Device Device { get; init; } = CPU;

    /// <summary>As in <see cref="TransferRun"/>.</summary>
    public MemoryBudget? Memory { get; init; }

    /// <exception cref="ArgumentException">The data have a single class.</exception>
    /// <exception cref="TrainingStoppedException">Stopped before the end.</exception>
    /// <exception cref="MemoryExceededException">It takes more memory than there is.</exception>
    /// <exception cref="TrainingDivergedException">The head's warm-up diverged.</exception>
    public LearningRateCurve Run()
    {
        if (OneClass.Sentence($"'{task.Data.Name}'", task.Data.Classes) is { } single)
            throw new ArgumentException(single);
        var split = DataSplit.Of(task.Data.Items, task.Data.Classes.Count, task.Seed, task.LabelsPerClass, task.LeftOut);
        using var scope = NewDisposeScope();
        using var networks = new TransferNetwork(task);
        var training = new StageTraining(task, split)
        {
            Emit = Emit,
            Control = Control,
            Progress = new(task, split),
            CheckpointOf = _ => null,
            RateTest = new() { Emit = Tried, Control = Control },
        };
        var (network, outcome) = new RecipeTraining(task, networks, split, training, Device) { Store = Features, Memory = Memory }.Run();
        using var tested = network;
        return training.Curve ?? throw (outcome.Status == RunStatus.Diverged ? new TrainingDivergedException(outcome.Sentence) : new TrainingStoppedException(outcome.Sentence));
    }
}
