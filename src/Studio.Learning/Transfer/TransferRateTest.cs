using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Learning.Data.Splits;
using Studio.Learning.Training;
using Studio.Learning.Training.Memory;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>Learning-rate range test of a transfer: on the network, the parameter groups and the batches of its first training at the
/// recipe's own rate.</summary>
/// <remarks>A fine-tuning warms its head up before, as in the transfer: the recipe's rate does not count in the warm-up. With a
/// cross-validation it is the training of the first fold.</remarks>
public sealed class TransferRateTest(TransferTask task, RunScope? scope = null)
{
    private readonly RunScope _scope = scope ?? new();

    /// <summary>Receives every point as soon as it is known, on the calling thread.</summary>
    public Action<LearningRatePoint> Tried { get; init; } = static _ => { };

    /// <summary>Tests to the end, or until stopped. It reports what comes before the test: features, the head's warm-up, which may
    /// diverge.</summary>
    /// <exception cref="ArgumentException">The data have a single class.</exception>
    /// <exception cref="MemoryExceededException">It takes more memory than there is.</exception>
    public RunOutcome<LearningRateCurve> Run()
    {
        if (OneClass.Sentence($"'{task.Data.Name}'", task.Data.Classes) is { } single)
            throw new ArgumentException(single);
        var split = DataSplit.Of(task.Data.Items, task.Data.Classes.Count, task.Seed, task.LabelsPerClass, task.LeftOut);
        using var disposing = NewDisposeScope();
        using var networks = new TransferNetwork(task, split);
        task = networks.Task;
        var training = new StageTraining(task, split, _scope)
        {
            CheckpointOf = _ => null,
            RateTest = new() { Emit = Tried, Control = _scope.Control },
        };
        try
        {
            var (network, outcome) = new RecipeTraining(task, networks, split, training, _scope).Run();
            using var tested = network;
            // Without a curve the warm-up was stopped or diverged.
            return training.Curve ?? outcome.ToRun().Map<LearningRateCurve>(_ =>
                throw new InvalidOperationException("The transfer trained without a rate test."));
        }
        catch (OperationCanceledException stopped) when (_scope.Control.IsStopped)
        {
            // One with a token comes from a wait, and has no sentence for people.
            return new RunOutcome<LearningRateCurve>.Stopped(stopped.CancellationToken.CanBeCanceled ? "Stopped." : stopped.Message);
        }
    }
}
