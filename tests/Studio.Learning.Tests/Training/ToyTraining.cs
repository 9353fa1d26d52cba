using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

/// <summary>A small problem on which the training loop is tried, and what it told.</summary>
public abstract class ToyTraining : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    protected static TrainingPlan Plan { get; } = new(20, 8, 3, new OptimizerSettings.Adam(), new ScheduleSettings.Constant(), 0, null, 0, false, Precision.Float32, null);

    internal TwoMoons Fit { get; } = new(60, 1);

    internal TwoMoons Validation { get; } = new(40, 2);

    protected List<TrainingEvent> Events { get; } = [];

    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }

    protected IEnumerable<MetricPoint> Points(string series) => Events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points).Where(p => p.Series == series);

    protected Func<int, ValidationFigures> Choose(nn.Module<Tensor, Tensor> network, Action? judged = null) => _ =>
    {
        judged?.Invoke();
        return Evaluation.Predict(network, Validation).Figures;
    };

    protected TrainingLoop Loop(nn.Module<Tensor, Tensor> network, TrainingPlan plan, CheckpointFile? file = null, double rate = 0.05, Action? judged = null, TrainingOutcome? before = null) =>
        new(network, TwoMoons.Groups(network, rate), Fit, Choose(network, judged), plan) { Emit = Events.Add, Checkpoint = file, Before = before };

    protected void Killed(nn.Module<Tensor, Tensor> network, TrainingPlan plan, CheckpointFile file, int step, TrainingOutcome? before = null)
    {
        var dying = new TwoMoons(60, 1);
        var loop = new TrainingLoop(network, TwoMoons.Groups(network), new KilledExamples(dying, step), Choose(network), plan) { Checkpoint = file, Before = before };
        loop.Run();
    }
}
