using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Data.Sets;
using Studio.Learning.Tasks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Training.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

/// <summary>A small problem on which the training loop is tried, and what it told.</summary>
public abstract class ToyTraining : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    protected static ClassificationSettings Plan { get; } =
        new() { Epochs = 20, BatchSize = 8, Seed = 3, Optimizer = new OptimizerSettings.Adam() };

    internal TwoMoons Fit { get; } = new(60, 1);

    internal TwoMoons Validation { get; } = new(40, 2);

    protected List<TrainingEvent> Events { get; } = [];

    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }

    protected IEnumerable<MetricPoint> Points(string series) =>
        Events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points).Where(p => p.Series == series);

    protected Func<int, ClassificationFigures> Choose(nn.Module<Tensor, Tensor> network, Action? judged = null) => _ =>
    {
        judged?.Invoke();
        return Evaluation.Predict(network, Validation).Figures;
    };

    protected TrainingLoop Loop(nn.Module<Tensor, Tensor> network, ClassificationSettings plan, CheckpointFile? file = null,
        double rate = 0.05,
        Action? judged = null, TrainingOutcome? before = null) =>
            new(Training(network, TwoMoons.Groups(network, rate), plan, Choose(network, judged)))
        {
            Emit = Events.Add,
            Checkpoint = file,
            Start = before is null ? new(0, 0) : TrainingStart.After(before),
        };

    protected void Killed(nn.Module<Tensor, Tensor> network, ClassificationSettings plan, CheckpointFile file, int step,
        TrainingOutcome? before = null)
    {
        var train = new KilledExamples(new(60, 1), step);
        new TrainingLoop(Training(network, TwoMoons.Groups(network), plan, Choose(network), train))
        {
            Checkpoint = file,
            Start = before is null ? new(0, 0) : TrainingStart.After(before),
        }.Run();
    }

    /// <summary>Seeds libtorch's generator, as whoever starts a training does.</summary>
    internal Classification Training(nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, ClassificationSettings plan,
        Func<int, ClassificationFigures>? validation, IExamples? train = null)
    {
        random.manual_seed((long)plan.Seed);
        return new(network, groups, train ?? Fit, plan) { Validation = validation };
    }
}
