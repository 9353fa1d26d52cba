using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Data;
using Studio.Learning.Training;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Sequences;

/// <summary>A network learns one task after another, and is asked about all of them after each.</summary>
/// <remarks>Joint training is cumulative: with each task, all images of the earlier ones are rehearsed.</remarks>
/// <param name="build">Makes the network: inputs (N, …) to logits (N, K).</param>
/// <param name="head">Key prefix of its head's parameters.</param>
public sealed class TaskSequenceRun(Func<nn.Module<Tensor, Tensor>> build, string head, IReadOnlyList<SequenceTask> tasks, SequenceSettings settings, ulong seed)
{
    private readonly TaskSequence _sequence = new(tasks, settings.Scenario);
    private readonly TrainingPlan _plan = new(settings.Epochs, settings.BatchSize, seed, settings.Optimizer, new ScheduleSettings.Constant(), 0, null, 0, false, Precision.Float32, null);
    private int _step;

    /// <summary>Told the points "accuracy/TASK" of every task, before the first and after each, on the calling thread.</summary>
    public Action<TrainingEvent> Emit { get; init; } = static _ => { };

    public CancellationToken Stop { get; init; }

    /// <exception cref="OperationCanceledException">Stopped between two steps.</exception>
    public AccuracyMatrix Run()
    {
        using var scope = NewDisposeScope();
        random.manual_seed((long)seed);
        using var network = new CompetingOutputs(build());
        using var memory = new SequenceMemory(network, new(build()), _sequence, settings.Remedy, seed);
        var before = Accuracies(network, -1);
        return new([.. tasks.Select(t => t.Name)], before, [.. tasks.Select((_, task) => Learn(network, memory, task))]);
    }

    /// <summary>Accuracy on each task after this one was learnt.</summary>
    private double[] Learn(CompetingOutputs network, SequenceMemory memory, int task)
    {
        var isFrozen = settings.Remedy is Remedy.FrozenBackbone && task > 0;
        foreach (var (name, parameter) in network.Network.named_parameters())
            parameter.requires_grad = !isFrozen || name.StartsWith(head + ".", StringComparison.Ordinal);
        using var regulariser = memory.Before(task);
        using var step = new TrainingStep(network, [new("network", [.. network.parameters()], [], settings.Optimizer.LearningRate, 0)], tasks[task].Fit, _plan, regulariser is null ? null : regulariser.Penalty);
        network.Competing = _sequence.Competing(task, task);
        network.train(!isFrozen);
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
            Pass(step, task, epoch);
        memory.After(task);
        return Accuracies(network, task);
    }

    private void Pass(TrainingStep step, int task, int epoch)
    {
        var fit = tasks[task].Fit;
        var batches = TrainingLoop.BatchesOf(SeededOrder.Permutation(seed, (ulong)(task * settings.Epochs + epoch), fit.Count), settings.BatchSize);
        fit.Expect(batches, epoch);
        foreach (var items in batches)
        {
            Stop.ThrowIfCancellationRequested();
            using var loss = step.Do(items, epoch, _step++);
        }
    }

    private double[] Accuracies(CompetingOutputs network, int learnt)
    {
        var accuracies = tasks.Select((task, i) =>
        {
            network.Competing = _sequence.Competing(i, learnt);
            return Evaluation.Predict(network, task.Test, stop: Stop).Figures.Scores.Accuracy;
        }).ToArray();
        Emit(new TrainingEvent.Measured([.. tasks.Zip(accuracies, (task, accuracy) => new MetricPoint($"accuracy/{task.Name}", _step, accuracy))]));
        return accuracies;
    }
}
