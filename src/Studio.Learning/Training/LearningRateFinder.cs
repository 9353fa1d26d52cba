using Studio.Experiments.Results;
using Studio.Learning.Data;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Learning-rate range test: trains a few steps at exponentially rising rates and records the loss. Afterwards the weights, the buffers and the
/// random state of the CPU are as before; the network is in evaluation mode and has no gradients.</summary>
/// <remarks>Smith, "Cyclical Learning Rates for Training Neural Networks", WACV 2017, arXiv:1506.01186, section 3.3. Departure: rates rise exponentially
/// and the loss is smoothed, as in fast.ai's <c>lr_find</c>, from which the end at 4 × the lowest loss comes, too.</remarks>
public sealed class LearningRateFinder
{
    private const double Smoothing = 0.9, Divergence = 4;

    /// <summary>Receives every point as soon as it is known, on the calling thread.</summary>
    public Action<LearningRatePoint> Emit { get; init; } = static _ => { };

    public TrainingControl Control { get; init; } = new();

    /// <param name="groups">All of them move at the tried rate; each keeps its ratio to the first, the head.</param>
    /// <param name="train">Its batches come in the order in which <see cref="TrainingLoop"/> takes them, from epoch 0 on.</param>
    /// <param name="penalty">As in <see cref="TrainingLoop.Penalty"/>.</param>
    /// <exception cref="TrainingStoppedException">It was stopped. The weights are as before here, too.</exception>
    public LearningRateCurve Run(nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, IExamples train, TrainingPlan plan, Func<Tensor, int, Tensor>? penalty = null)
    {
        using var scope = NewDisposeScope();
        var generator = random.get_rng_state();
        random.manual_seed((long)plan.Seed);
        new GroupModes(network, groups).Apply(0);
        using var before = new BestWeights(network, groups);
        before.Keep();
        // An optimiser of its own: that of a training keeps its state.
        using var step = new TrainingStep(network, groups, train, plan, penalty);
        try
        {
            return Curve(step, groups[0].LearningRate, train, plan);
        }
        finally
        {
            step.Optimizer.ClearGradients();
            before.Restore();
            random.set_rng_state(generator);
            network.eval();
        }
    }

    private LearningRateCurve Curve(TrainingStep step, double ownRate, IExamples train, TrainingPlan plan)
    {
        var points = new List<LearningRatePoint>();
        var (average, lowest) = (0d, double.PositiveInfinity);
        foreach (var (i, (epoch, items)) in Batches(step, train, plan).Take(LearningRateCurve.MostPoints).Index())
        {
            if (Control.IsStopped)
                throw new TrainingStoppedException($"Stopped after {i} of {LearningRateCurve.MostPoints} steps.");
            var rate = RateAt(i);
            step.Optimizer.SetRates(rate / ownRate, null);
            using var loss = step.Do(items, epoch, i);
            // Reading makes the host wait for the device, once a step: the next step depends on whether this one has diverged.
            average = Smoothing * average + (1 - Smoothing) * loss.item<float>();
            var smooth = average / (1 - Math.Pow(Smoothing, i + 1));
            if (!double.IsFinite(smooth) || smooth > Divergence * lowest)
                return new(points, HasDiverged: true);
            lowest = Math.Min(lowest, smooth);
            points.Add(new(rate, smooth));
            Emit(points[^1]);
        }
        return new(points, HasDiverged: false);
    }

    private static IEnumerable<(int Epoch, int[] Items)> Batches(TrainingStep step, IExamples train, TrainingPlan plan)
    {
        for (var epoch = 0; ; epoch++)
        {
            var batches = TrainingLoop.BatchesOf(SeededOrder.Permutation(plan.Seed, (ulong)epoch, train.Count), plan.BatchSize);
            step.Expect(batches, epoch);
            foreach (var items in batches)
                yield return (epoch, items);
        }
    }

    private static double RateAt(int step) => LearningRateCurve.From * Math.Pow(LearningRateCurve.To / LearningRateCurve.From, step / (LearningRateCurve.MostPoints - 1.0));
}
