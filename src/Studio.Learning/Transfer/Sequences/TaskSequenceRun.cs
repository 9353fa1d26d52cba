using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Sequences;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Sequences;

/// <summary>A network learns one task after another, and is asked about all of them after each.</summary>
/// <remarks>Joint training is cumulative: with each task, all images of the earlier ones are rehearsed. Nothing is chosen by what is
/// measured: constants are as they are set, and the last weights of a task are those that the next begins with. So the test part may be
/// read after every task, as the matrix wants it.</remarks>
/// <param name="build">Makes the network on its device: inputs (N, …) to logits (N, K).</param>
/// <param name="head">Key prefix of its head's parameters.</param>
public sealed class TaskSequenceRun(Func<nn.Module<Tensor, Tensor>> build, string head, IReadOnlyList<SequenceTask> tasks,
    SequenceSettings settings, ulong seed, RunScope? scope = null)
{
    private readonly RunScope _scope = scope ?? new();
    private readonly TaskSequence _sequence = new(tasks, settings.Scenario);
    private readonly ClassificationSettings _settings = new()
    {
        Epochs = settings.Epochs, BatchSize = settings.BatchSize, Seed = seed, Optimizer = settings.Optimizer, MaxSteps = settings.MaxSteps,
    };

    private AccuracyMatrix _matrix = new([.. tasks.Select(t => t.Name)], [], []);
    private int _step;
    private bool _isPaused;

    /// <summary>Receives the matrix so far, before the first task and after each.</summary>
    public Action<AccuracyMatrix> Measured { get; init; } = static _ => { };

    /// <summary>Batch normalisation keeps the statistics that the network came with: those of a pretrained one would otherwise follow the
    /// images of each task.</summary>
    public bool KeepsStatistics { get; init; }

    /// <summary>Trains on all tasks, or until stopped. It reports the throughput, and the points "accuracy/TASK" of every task, before
    /// the first and after each. Interventions are left to whoever comes after it.</summary>
    public RunOutcome<AccuracyMatrix> Run()
    {
        using var disposing = NewDisposeScope();
        random.manual_seed((long)seed);
        using var network = new CompetingOutputs(build());
        using var memory = new SequenceMemory(network, new(build()), _sequence, settings.Method, seed);
        var outcome = Accuracies(network, -1).Map(before => Keep(_matrix with { Before = before }));
        var meter = new RateMeter(tasks.Sum(StepsOf), tasks[0].Train.Unit);
        for (var task = 0; task < tasks.Count && outcome is RunOutcome<AccuracyMatrix>.Completed; task++)
            outcome = Learn(network, memory, meter, task).Map(row => Keep(_matrix with { Rows = [.. _matrix.Rows, row] }));
        return outcome;
    }

    private AccuracyMatrix Keep(AccuracyMatrix reached)
    {
        Measured(reached);
        return _matrix = reached;
    }

    private int StepsOf(SequenceTask task) =>
        Math.Min(settings.MaxSteps ?? int.MaxValue,
            settings.Epochs * EpochBatches.Of(Enumerable.Range(0, task.Train.Count), settings.BatchSize).Length);

    /// <summary>Accuracy on each task after this one was learnt.</summary>
    private RunOutcome<double[]> Learn(CompetingOutputs network, SequenceMemory memory, RateMeter meter, int task)
    {
        var isFrozen = settings.Method is ContinualMethod.FrozenBackbone && task > 0;
        foreach (var (name, parameter) in network.Network.named_parameters())
            parameter.requires_grad = !isFrozen || name.StartsWith(head + ".", StringComparison.Ordinal);
        using var regulariser = memory.Before(task);
        ParameterGroup all = new("network", [.. network.parameters()], [], settings.Optimizer.LearningRate, 0);
        using var training = new Classification(network, [all], tasks[task].Train, _settings)
        {
            Penalty = regulariser is null ? null : regulariser.Penalty,
            IsStaged = false,
        };
        network.Competing = _sequence.Competing(task, task);
        network.train(!isFrozen);
        if (KeepsStatistics)
            foreach (var layer in network.modules().Where(m => m is BatchNorm2d))
                layer.eval();
        var outcome = new TrainingLoop(training)
        {
            Emit = Report,
            Control = _scope.Control,
            IsSteered = false,
            // Each task takes its items in an order of its own.
            Start = new(task * settings.Epochs, _step),
            Meter = meter,
        }.Run();
        _step = outcome.Steps;
        if (outcome.Status == RunStatus.Cancelled)
            return Stopped();
        if (outcome.ToRun() is not RunOutcome<TrainingOutcome>.Completed and var ended)
            return ended.Map<double[]>(_ => []);
        memory.After(task);
        return Accuracies(network, task);
    }

    /// <summary>Of a single task, viewers see the throughput and when it pauses.</summary>
    private void Report(TrainingEvent happened)
    {
        var isResumed = happened is TrainingEvent.StatusChanged { Status: RunStatus.Running } && _isPaused;
        if (happened is TrainingEvent.StatusChanged changed)
            _isPaused = changed.Status == RunStatus.Paused;
        if (isResumed || _isPaused || happened is TrainingEvent.Progressed)
            _scope.Emit(happened);
    }

    private RunOutcome<double[]> Stopped() => new RunOutcome<double[]>.Stopped($"Stopped after step {_step}.");

    /// <param name="learnt">The last task that was learnt; −1 before the first.</param>
    private RunOutcome<double[]> Accuracies(CompetingOutputs network, int learnt)
    {
        var accuracies = new double[tasks.Count];
        var boundary = new StepBoundary(_scope.Control, null, _scope.Emit, static _ => { }, null);
        foreach (var (i, task) in tasks.Index())
        {
            if (!boundary.Handle(_step))
                return Stopped();
            network.Competing = _sequence.Competing(i, learnt);
            accuracies[i] = Evaluation.Predict(network, task.Test).Figures.Scores.Accuracy;
        }
        _scope.Emit(new TrainingEvent.Measured([.. tasks.Zip(accuracies,
            (task, accuracy) => new MetricPoint($"accuracy/{task.Name}", _step, accuracy))]));
        return accuracies;
    }
}
