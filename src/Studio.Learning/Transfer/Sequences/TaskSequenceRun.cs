using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Sequences;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Sequences;

/// <summary>A network learns one task after another, and is asked about all of them after each.</summary>
/// <remarks>Joint training is cumulative: with each task, all images of the earlier ones are rehearsed. Nothing is chosen by what is measured: constants are as they
/// are set, and the last weights of a task are those that the next begins with. So the test part may be read after every task, as the matrix wants it.</remarks>
/// <param name="build">Makes the network on its device: inputs (N, …) to logits (N, K).</param>
/// <param name="head">Key prefix of its head's parameters.</param>
public sealed class TaskSequenceRun(Func<nn.Module<Tensor, Tensor>> build, string head, IReadOnlyList<SequenceTask> tasks, SequenceSettings settings, ulong seed)
{
    private readonly TaskSequence _sequence = new(tasks, settings.Scenario);
    private readonly ClassificationSettings _settings = new()
    {
        Epochs = settings.Epochs, BatchSize = settings.BatchSize, Seed = seed, Optimizer = settings.Optimizer, MaxSteps = settings.MaxSteps,
    };

    private readonly List<IReadOnlyList<double>> _rows = [];
    private int _step;
    private bool _isPaused;

    /// <summary>Receives the throughput, and the points "accuracy/TASK" of every task, before the first and after each, on the calling thread.</summary>
    public Action<TrainingEvent> Emit { get; init; } = static _ => { };

    /// <summary>Receives the matrix so far, before the first task and after each.</summary>
    public Action<AccuracyMatrix> Measured { get; init; } = static _ => { };

    /// <summary>Requests for other rates or stages are left to whoever comes after it.</summary>
    public TrainingControl Control { get; init; } = new();

    /// <summary>Batch normalisation keeps the statistics that the network came with: those of a pretrained one would otherwise follow the images of each task.</summary>
    public bool KeepsStatistics { get; init; }

    /// <exception cref="TrainingStoppedException">Stopped between two steps.</exception>
    public AccuracyMatrix Run()
    {
        using var scope = NewDisposeScope();
        random.manual_seed((long)seed);
        using var network = new CompetingOutputs(build());
        using var memory = new SequenceMemory(network, new(build()), _sequence, settings.Method, seed);
        var matrix = new AccuracyMatrix([.. tasks.Select(t => t.Name)], Accuracies(network, -1), []);
        Measured(matrix);
        var meter = new RateMeter(tasks.Sum(StepsOf), "images");
        for (var task = 0; task < tasks.Count; task++)
        {
            _rows.Add(Learn(network, memory, meter, task));
            matrix = matrix with { Rows = [.. _rows] };
            Measured(matrix);
        }
        return matrix;
    }

    private int StepsOf(SequenceTask task) =>
        Math.Min(settings.MaxSteps ?? int.MaxValue, settings.Epochs * EpochBatches.Of(Enumerable.Range(0, task.Train.Count), settings.BatchSize).Length);

    /// <summary>Accuracy on each task after this one was learnt.</summary>
    private double[] Learn(CompetingOutputs network, SequenceMemory memory, RateMeter meter, int task)
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
            Control = Control,
            IsSteered = false,
            // Each task takes its items in an order of its own.
            Start = new(task * settings.Epochs, _step),
            Meter = meter,
        }.Run();
        _step = outcome.Steps;
        if (outcome.Status == RunStatus.Diverged)
            throw new TrainingDivergedException(outcome.Sentence);
        ExpectToRun();
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
            Emit(happened);
    }

    private void ExpectToRun()
    {
        if (Control.IsStopped)
            throw new TrainingStoppedException($"Stopped after step {_step}.");
    }

    private double[] Accuracies(CompetingOutputs network, int learnt)
    {
        var accuracies = tasks.Select((task, i) =>
        {
            ExpectToRun();
            network.Competing = _sequence.Competing(i, learnt);
            return Evaluation.Predict(network, task.Test).Figures.Scores.Accuracy;
        }).ToArray();
        Emit(new TrainingEvent.Measured([.. tasks.Zip(accuracies, (task, accuracy) => new MetricPoint($"accuracy/{task.Name}", _step, accuracy))]));
        return accuracies;
    }
}
