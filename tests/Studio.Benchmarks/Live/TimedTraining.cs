using System.Diagnostics;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Training.Optimizers;
using Studio.Worker.Cells;
using static TorchSharp.torch;

namespace Studio.Benchmarks.Live;

/// <summary>The training loop on random images, with a clock at its steps and at what telling of them takes.</summary>
/// <param name="epochs">Of 100 steps each.</param>
internal sealed class TimedTraining(int epochs) : IExamples
{
    private readonly SmallImages _images = new();
    private readonly List<long> _ended = [];
    private readonly Stopwatch _telling = new();
    private int _begun;

    /// <summary>Unix milliseconds at which each step was done, the first step first.</summary>
    public IReadOnlyList<long> Ended => _ended;

    /// <summary>Time of the training thread that went into telling.</summary>
    public TimeSpan Telling => _telling.Elapsed;

    public int Count => _images.Count;

    public string Unit => "images";

    public IReadOnlyList<string> Classes => _images.Classes;

    public IReadOnlyList<int> Labels => _images.Labels;

    /// <summary>How long it took.</summary>
    public TimeSpan Run(Action<TrainingEvent> tell, CheckpointKeeping? checkpoints)
    {
        random.manual_seed(1);
        using var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(10);
        var group = new ParameterGroup("all", [.. network.parameters()], [.. network.modules().Where(m => !m.children().Any())], 0.01, 0);
        var plan = new ClassificationSettings
            { Epochs = epochs, BatchSize = SmallImages.Batch, Seed = 1, Optimizer = new OptimizerSettings.Sgd() };
        var judged = new ClassificationFigures(0, new(Classes, [.. Classes.Select(_ => new long[Classes.Count])]));
        var watch = Stopwatch.StartNew();
        new TrainingLoop(new Classification(network, [group], this, plan) { Validation = _ => judged })
        {
            Emit = happened => Report(happened, tell),
            Checkpoint = checkpoints is null ? null
                : new(checkpoints.Path, checkpoints.Interval, "benchmark") { Written = step => Time(() => checkpoints.Written(step)) },
        }.Run();
        return watch.Elapsed;
    }

    /// <summary>Asked for when a step begins, and so when the one before it is done at the latest.</summary>
    public Tensor Load(ReadOnlySpan<int> items, int epoch)
    {
        Note(_begun++);
        return _images.Load(items, epoch);
    }

    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

    public void Dispose() => _images.Dispose();

    private void Report(TrainingEvent happened, Action<TrainingEvent> tell)
    {
        Note(_begun);
        Time(() => tell(happened));
    }

    private void Note(int step)
    {
        if (step > _ended.Count)
            _ended.Add(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private void Time(Action work)
    {
        _telling.Start();
        work();
        _telling.Stop();
    }
}
