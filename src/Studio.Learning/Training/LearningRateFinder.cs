using Studio.Experiments.Results;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Learning-rate range test: trains a few steps at exponentially rising rates and records the loss, the first series of the
/// task. Afterwards the weights, the buffers and the random states of all devices are as before; the network is in evaluation mode and has
/// no gradients.</summary>
/// <remarks>Smith, "Cyclical Learning Rates for Training Neural Networks", WACV 2017, arXiv:1506.01186, section 3.3. Departure: rates
/// rise exponentially and the loss is smoothed, as in fast.ai's <c>lr_find</c>, from which the end at 4 × the lowest
/// loss comes, too.</remarks>
public sealed class LearningRateFinder
{
    private const double Smoothing = 0.9, Divergence = 4;

    /// <summary>Receives every point as soon as it is known, on the calling thread.</summary>
    public Action<LearningRatePoint> Emit { get; init; } = static _ => { };

    public TrainingControl Control { get; init; } = new();

    /// <param name="task">A fresh one, with stages: the state of its optimiser is spoilt. All its groups move at the tried rate; each
    /// keeps its ratio to the first, the head.</param>
    /// <param name="seed">Of libtorch's generators during the test.</param>
    /// <exception cref="ArgumentException">The task has no stages.</exception>
    /// <returns>The curve, or stopped; it never diverges, because the end of the curve is a divergence.</returns>
    public RunOutcome<LearningRateCurve> Run(ITrainable task, ulong seed)
    {
        var (network, groups) = task.Stages
            ?? throw new ArgumentException("A learning-rate range test needs a task with stages: it restores their weights.");
        using var scope = NewDisposeScope();
        var generators = RandomStates.Now();
        random.manual_seed((long)seed);
        new GroupModes(network, groups).Apply(0);
        using var before = new BestWeights(network, groups);
        before.Keep();
        try
        {
            return Curve(task);
        }
        finally
        {
            foreach (var parameter in groups.SelectMany(g => g.Parameters))
                parameter.grad = null;
            before.Restore();
            RandomStates.Restore(generators);
            network.eval();
        }
    }

    private RunOutcome<LearningRateCurve> Curve(ITrainable task)
    {
        var points = new List<LearningRatePoint>();
        var (average, lowest) = (0d, double.PositiveInfinity);
        for (var step = 0; step < LearningRateCurve.MostPoints; step++)
        {
            if (Control.IsStopped)
                return new RunOutcome<LearningRateCurve>.Stopped($"Stopped after {step} of {LearningRateCurve.MostPoints} steps.");
            var (rate, (epoch, batch)) = (RateAt(step), Math.DivRem(step, task.StepsPerEpoch));
            using var values = task.StepWithin(new(epoch, batch, step), new(rate / task.LearningRate, null)).Values;
            using var row = values.reshape(-1);                                                                   // (M)
            using var loss = row.select(0, 0);
            // Reading makes the host wait for the device, once a step: the next step depends on whether this one has diverged.
            average = Smoothing * average + (1 - Smoothing) * loss.item<float>();
            var smooth = average / (1 - Math.Pow(Smoothing, step + 1));
            if (!double.IsFinite(smooth) || smooth > Divergence * lowest)
                return new LearningRateCurve(points, HasDiverged: true);
            lowest = Math.Min(lowest, smooth);
            points.Add(new(rate, smooth));
            Emit(points[^1]);
        }
        return new LearningRateCurve(points, HasDiverged: false);
    }

    private static double RateAt(int step) =>
        LearningRateCurve.From * Math.Pow(LearningRateCurve.To / LearningRateCurve.From, step / (LearningRateCurve.MostPoints - 1.0));
}
