using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Tasks.Generating;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>Two networks that learn from each other: in each step the discriminator classifies real and generated images, then the
/// generator learns to be classified as real.</summary>
/// <remarks>Goodfellow et al., "Generative Adversarial Nets", NeurIPS 2014, arXiv:1406.2661, algorithm 1 with one discriminator step, and
/// the generator's non-saturating loss of section 3. Losses are computed from logits. Real and generated images are
/// normalised as batches of their own, as in PyTorch's DCGAN example.</remarks>
internal sealed class Adversarial : ITrainable, IDisposable
{
    /// <summary>Steps from one R1 penalty to the next; the weight makes up for those without.</summary>
    /// <remarks>Karras et al., arXiv:1912.04958, section 3.1.</remarks>
    private const int PenaltyEvery = 16;

    private readonly LayeredNetwork _generator, _discriminator;
    private readonly WeightAverage? _average;
    private readonly GroupOptimizer _generatorOptimizer, _discriminatorOptimizer;
    private readonly DeviceBatches _onDevice;
    private readonly DcganSettings _settings;
    private readonly Device _device;
    private readonly Precision _precision;
    private readonly Tensor _shownLatents;
    private readonly EpochBatches _batches;

    /// <param name="real">Images between −1 and 1.</param>
    public Adversarial(LayeredNetwork generator, LayeredNetwork discriminator, IExamples real, DcganSettings settings, ulong seed)
    {
        (_generator, _discriminator, _settings) = (generator, discriminator, settings);
        _device = generator.parameters().First().device;
        _onDevice = new(real, _device);
        // The generator only convolves in the transposed sense, and both run alike.
        _precision = PrecisionSupport.Resolve(settings.Precision, _device, discriminator);
        _generatorOptimizer = new(settings.Optimizer, [Group("generator", generator, 1)]);
        _discriminatorOptimizer = new(settings.Optimizer, [Group("discriminator", discriminator, settings.DiscriminatorRate)]);
        _average = settings.Averaging > 0 ? new(generator) : null;
        _batches = new(seed, real.Count, settings.BatchSize, begun: _onDevice.Expect);
        BatchSize = Math.Min(settings.BatchSize, real.Count);
        Plan = new() { Steps = settings.Steps, ShowEvery = settings.SampleEvery };
        // A generator of its own, so that showing more or fewer images changes no run.
        using var random = new Generator(seed);
        _shownLatents = randn(settings.GridSide * settings.GridSide, generator.Table.LatentCount, 1, 1, generator: random).to(_device)
            .DetachFromDisposeScope();
    }

    /// <summary>The generator that samples are drawn from: the average where there is one.</summary>
    public LayeredNetwork Sampler => _average?.Network ?? _generator;

    public TrainingPlan Plan { get; }

    public IReadOnlyList<string> Series { get; } =
        [SeriesNames.GeneratorLoss, SeriesNames.DiscriminatorLoss, SeriesNames.RealProbability, SeriesNames.FakeProbability];

    public string Unit => "images";

    public double LearningRate => _settings.Optimizer.LearningRate;

    public int StepsPerEpoch => _batches.PerEpoch;

    public int? BatchSize { get; }

    public Func<StepPlace, int, bool> Fits => FitsWith;

    public StepFigures Step(StepPlace place, ScheduleValue rates)
    {
        using var scope = NewDisposeScope();
        var items = _batches.At(place);
        _generatorOptimizer.SetRates(rates.RateFactor, rates.Momentum);
        _discriminatorOptimizer.SetRates(rates.RateFactor, rates.Momentum);
        using var batch = _onDevice.Take(items, place.Epoch);
        var z = randn(items.Length, _shownLatents.shape[1], 1, 1, device: _device);
        return new(Do(batch.Inputs, z, place.Step % PenaltyEvery == 0).DetachFromDisposeScope(), items.Length);
    }

    /// <summary>Both updates, from images (N, C, S, S) and latents (N, Z, 1, 1); the values of <see cref="Series"/> before them.</summary>
    /// <param name="isPenalised">Whether the R1 penalty is due, if there is one.</param>
    internal Tensor Do(Tensor real, Tensor z, bool isPenalised = false)
    {
        using var scope = NewDisposeScope();
        _discriminatorOptimizer.ClearGradients();
        var hasR1 = isPenalised && _settings.R1 > 0;
        var seen = hasR1 ? real.detach().requires_grad_() : real;
        var fake = Call(_generator, z);                                                    // (N, C, S, S)
        var (onReal, onFake) = (Judge(seen), Judge(fake.detach()));                        // (N), (N)
        var discriminatorLoss = AdversarialLosses.Discriminator(_settings.Loss, onReal, onFake);
        var objective = discriminatorLoss;
        if (_settings.Loss == AdversarialLoss.Wasserstein)
            objective = objective.Plus(AdversarialLosses.Penalty(Judge, real, fake.detach()));
        if (hasR1)
            objective = objective.Plus(GradientPenalties.R1(onReal, seen).Times(_settings.R1 / 2 * PenaltyEvery));
        objective.backward();
        _discriminatorOptimizer.Step();

        Tensor generatorLoss;
        using (new Frozen(_discriminator))
        {
            _generatorOptimizer.ClearGradients();
            generatorLoss = AdversarialLosses.Generator(_settings.Loss, Judge(fake));
            generatorLoss.backward();
            _generatorOptimizer.Step();
        }
        _average?.Update(Math.Pow(0.5, real.shape[0] / (double)_settings.Averaging));
        var figures = stack([generatorLoss, discriminatorLoss, onReal.sigmoid().mean(), onFake.sigmoid().mean()]);                  // (4)
        return figures.detach().MoveToOuterDisposeScope();
    }

    public IEnumerable<TrainingEvent> Show(int step)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        Sampler.eval();
        var png = ImageGrid.Png(Sampler.Table.Images(Sampler.call(_shownLatents)), _settings.GridSide);
        _generator.train();
        return [new TrainingEvent.Sampled(step, png, _settings.GridSide, _settings.GridSide)];
    }

    public IEnumerable<KeyValuePair<string, Tensor>> State() =>
    [
        .. Named("generator.", _generator.state_dict().Select(t => (t.Key, t.Value))),
        .. Named("generator.optimizer.", _generatorOptimizer.State()),
        .. Named("discriminator.", _discriminator.state_dict().Select(t => (t.Key, t.Value))),
        .. Named("discriminator.optimizer.", _discriminatorOptimizer.State()),
        .. Named("average.", (_average?.Network.state_dict() ?? []).Select(t => (t.Key, t.Value))),
    ];

    public void Restore(StateDict stored)
    {
        foreach (var (prefix, network) in new[] { ("generator.", _generator), ("discriminator.", _discriminator),
            ("average.", _average?.Network) })
            foreach (var (name, live) in network?.state_dict() ?? [])
                live.copy_(stored[prefix + name]);
        _generatorOptimizer.Restore(stored, "generator.optimizer.");
        _discriminatorOptimizer.Restore(stored, "discriminator.optimizer.");
    }

    /// <summary>The largest part of a step: both networks forward, and back through both.</summary>
    private bool FitsWith(StepPlace place, int items) => StepMemory.Fits(() =>
    {
        var all = _batches.At(place);
        using var batch = _onDevice.Take(all[..Math.Min(items, all.Length)], place.Epoch);
        var fake = Call(_generator, randn(batch.Inputs.shape[0], _shownLatents.shape[1], 1, 1, device: _device));
        AdversarialLosses.Discriminator(_settings.Loss, Judge(batch.Inputs), Judge(fake)).backward();
    }, _generatorOptimizer, _discriminatorOptimizer);

    public void Dispose()
    {
        _onDevice.Dispose();
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer.Dispose();
        _shownLatents.Dispose();
        _average?.Dispose();
    }

    private ParameterGroup Group(string name, nn.Module network, double rate) =>
        new(name, [.. network.parameters()], [], _settings.Optimizer.LearningRate * rate, 0);

    /// <summary>The discriminator's logits (N) of images, which it may see augmented.</summary>
    private Tensor Judge(Tensor images)
    {
        if (!_settings.DiffAugment)
            return Call(_discriminator, images);
        using var augmented = DifferentiableAugmentation.Of(images);
        return Call(_discriminator, augmented);
    }

    private Tensor Call(nn.Module<Tensor, Tensor> network, Tensor x)
    {
        using var autocast = AutocastScope.Enter(_precision, _device);
        var y = network.call(x);
        // The losses stay float32 whatever the network computed in.
        return y.dtype == ScalarType.BFloat16 ? y.to(ScalarType.Float32) : y;
    }

    private static IEnumerable<KeyValuePair<string, Tensor>> Named(string prefix, IEnumerable<(string Name, Tensor Value)> tensors) =>
        tensors.Select(t => new KeyValuePair<string, Tensor>(prefix + t.Name, t.Value));

    /// <summary>Spares the gradients of weights that do not train.</summary>
    private sealed class Frozen : IDisposable
    {
        private readonly TorchSharp.Modules.Parameter[] _trained;

        public Frozen(nn.Module network)
        {
            // Others are frozen in the whole run and stay so.
            _trained = [.. network.parameters().Where(p => p.requires_grad)];
            Switch(false);
        }

        public void Dispose() => Switch(true);

        private void Switch(bool isTrained)
        {
            foreach (var parameter in _trained)
                parameter.requires_grad = isTrained;
        }
    }
}
