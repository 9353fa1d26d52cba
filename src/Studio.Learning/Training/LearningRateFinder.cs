using Studio.Learning.Data;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Trains a few steps at growing rates and looks where the loss falls fastest; network and generator are as before afterwards.</summary>
/// <remarks>Smith, "Cyclical Learning Rates for Training Neural Networks", WACV 2017, arXiv:1506.01186, section 3.3; the loss is smoothed
/// exponentially with bias correction.</remarks>
public static class LearningRateFinder
{
    private const double Smoothing = 0.9;
    private const double Explosion = 4;

    /// <param name="from">Rate of the first step.</param>
    /// <param name="to">Rate of the last step; fewer are made if the loss explodes.</param>
    public static LearningRateCurve Run(nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, IExamples fit, TrainingPlan plan,
        double from = 1e-6, double to = 1, int steps = 60, CancellationToken stop = default)
    {
        if (!(from > 0 && to > from && steps >= 2))
            throw new ArgumentException($"Rates from {from} to {to} in {steps} steps cannot be tried; rates must rise from above 0 over at least 2 steps.");
        using var scope = NewDisposeScope();
        var generator = random.get_rng_state();
        new GroupModes(network, groups).Apply(0);
        using var kept = new BestWeights(network, groups);
        kept.Keep();
        // Every group moves at the tried rate times its own share of the head's.
        using var step = new TrainingStep(network, groups, fit, plan);
        var points = new List<LearningRatePoint>();
        var (average, lowest) = (0d, double.PositiveInfinity);
        for (var i = 0; i < steps && !stop.IsCancellationRequested; i++)
        {
            var batches = TrainingLoop.BatchesOf(SeededOrder.Permutation(plan.Seed, (ulong)i, fit.Count), plan.BatchSize);
            var rate = RateAt(from, to, i, steps);
            step.Optimizer.SetRates(rate / groups[0].LearningRate, null);
            using var loss = step.Do(batches[0], 0, i);
            average = Smoothing * average + (1 - Smoothing) * loss.item<float>();
            var smooth = average / (1 - Math.Pow(Smoothing, i + 1));
            if (!double.IsFinite(smooth) || smooth > Explosion * lowest)
                break;
            lowest = Math.Min(lowest, smooth);
            points.Add(new(rate, smooth));
        }
        kept.Restore();
        random.set_rng_state(generator);
        network.eval();
        return new(points);
    }

    /// <summary>Exponential growth: every step multiplies the rate by the same factor.</summary>
    public static double RateAt(double from, double to, int step, int steps) => from * Math.Pow(to / from, step / (double)(steps - 1));
}
