using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Networks;
using Studio.Learning.Training.Optimizers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>A training step of ResNet-20 (128 × 3×32×32) with one update per parameter, as the studio does, and with all parameters in one
/// flat buffer, taking turns in one process.</summary>
internal static class OptimizerStep
{
    private const int Rounds = 40;
    private const int WarmUp = 4;
    private const double Rate = 0.01, Momentum = 0.9, Decay = 1e-4;

    public static string Run()
    {
        random.manual_seed(1);
        var (images, labels) = (randn(128, 3, 32, 32), randint(0, 10, 128, dtype: ScalarType.Int64));
        using var single = Network();
        using var flat = Network();
        var group = new ParameterGroup("all", [.. single.parameters()], [], Rate, 0);
        var settings = new OptimizerSettings.Sgd { LearningRate = Rate, Momentum = Momentum, WeightDecay = Decay };
        using var optimizer = new GroupOptimizer(settings, [group]);
        using var buffer = new FlatSgd([.. flat.parameters()]);
        var (steps, flatSteps, updates, flatUpdates) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            var (step, update) = Timed(() => Loss(single, images, labels, optimizer.ClearGradients), optimizer.Step);
            var (flatStep, flatUpdate) = Timed(() => Loss(flat, images, labels, buffer.ClearGradients), buffer.Step);
            if (round < WarmUp)
                continue;
            steps.Add(step);
            flatSteps.Add(flatStep);
            updates.Add(update);
            flatUpdates.Add(flatUpdate);
        }
        return JsonSerializer.Serialize(new
        {
            workload = "optimizer_step",
            network = "resnet20-cifar, 128 × 3×32×32, SGD with momentum and weight decay",
            parameters = group.Parameters.Count,
            step_ms = Median(steps),
            step_ms_flat = Median(flatSteps),
            update_ms = Median(updates),
            update_ms_flat = Median(flatUpdates),
            update_percent_of_step = Math.Round(100 * Median(updates) / Median(steps), 2),
            gain_percent = Math.Round(100 * (1 - Median([.. flatSteps.Zip(steps, (f, s) => f / s)])), 2),
            largest_difference = LargestDifference(single, flat),
            threads = get_num_threads(),
        });
    }

    private static (double Step, double Update) Timed(Action backward, Action update)
    {
        using var scope = NewDisposeScope();
        var before = StepTiming.Of(backward);
        var own = StepTiming.Of(update);
        return (before + own, own);
    }

    private static void Loss(FeatureNetwork network, Tensor images, Tensor labels, Action clear)
    {
        clear();
        nn.functional.cross_entropy(network.call(images), labels).backward();
    }

    private static FeatureNetwork Network()
    {
        random.manual_seed(1);
        var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(10);
        network.train();
        return network;
    }

    private static double Median(List<double> values) => Math.Round(values.Order().ElementAt(values.Count / 2), 4);

    private static double LargestDifference(nn.Module one, nn.Module other)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        return one.parameters().Zip(other.parameters(), (a, b) => (double)a.sub(b).abs().max().item<float>()).Max();
    }

    /// <summary>SGD whose parameters are views of one buffer, each beginning at a multiple of 64 bytes as in a tensor of its own. Gradients
    /// are gathered by one cat: autograd makes a new tensor for each parameter.</summary>
    private sealed class FlatSgd : IDisposable
    {
        private const long Alignment = 16;

        private readonly IReadOnlyList<Parameter> _parameters;
        private readonly Tensor[] _pads;
        private readonly Tensor _values;
        private Tensor? _velocity;

        public FlatSgd(IReadOnlyList<Parameter> parameters)
        {
            using var guard = no_grad();
            _parameters = parameters;
            _pads = [.. parameters.Select(p => zeros((Alignment - p.numel() % Alignment) % Alignment))];
            _values = Gathered(p => p);
            var at = 0L;
            foreach (var (parameter, pad) in parameters.Zip(_pads))
            {
                using var view = _values.narrow(0, at, parameter.numel());
                using var shaped = Shaped(view, parameter);
                parameter.set_(shaped);
                at += parameter.numel() + pad.numel();
            }
        }

        public void ClearGradients()
        {
            foreach (var parameter in _parameters)
                parameter.grad = null;
        }

        public void Step()
        {
            using var scope = NewDisposeScope();
            using var guard = no_grad();
            using var decay = Decay.ToScalar();
            using var share = Momentum.ToScalar();
            using var one = 1.0.ToScalar();
            using var size = (-Rate).ToScalar();
            var gradient = Gathered(p => p.grad!).add_(_values, decay);
            if (_velocity is null)
                _velocity = gradient.clone().DetachFromDisposeScope();
            else
                _velocity.mul_(share).add_(gradient, one);
            _values.add_(_velocity, size);
        }

        public void Dispose()
        {
            _velocity?.Dispose();
            _values.Dispose();
            foreach (var pad in _pads)
                pad.Dispose();
        }

        private Tensor Gathered(Func<Parameter, Tensor> of) =>
            cat([.. _parameters.Zip(_pads).SelectMany(p => new[] { InMemoryOrder(of(p.First)), p.Second })], 0);

        // Weights of convolutions lie channels last, and convolutions are faster so.
        private static bool IsChannelsLast(Tensor tensor) => tensor.dim() == 4 && !tensor.is_contiguous();

        private static Tensor InMemoryOrder(Tensor tensor) => (IsChannelsLast(tensor) ? tensor.permute(0, 2, 3, 1) : tensor).flatten();

        private static Tensor Shaped(Tensor flat, Tensor like) => !IsChannelsLast(like) ? flat.view(like.shape)
            : flat.view(like.shape[0], like.shape[2], like.shape[3], like.shape[1]).permute(0, 3, 1, 2);
    }
}
