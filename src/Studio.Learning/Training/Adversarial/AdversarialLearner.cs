using System.Runtime.InteropServices;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using Studio.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Adversarial;

/// <summary>Two networks that learn from each other: in each step the discriminator classifies real and generated images, then the generator learns to be
/// classified as real.</summary>
/// <remarks>Goodfellow et al., "Generative Adversarial Nets", NeurIPS 2014, arXiv:1406.2661, algorithm 1 with one discriminator step, and the generator's
/// non-saturating loss of section 3. Losses are computed from logits. Real and drawn images are normalised as batches of their own, as in PyTorch's DCGAN example.</remarks>
internal sealed class AdversarialLearner : IStepLearner, IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _generator, _discriminator;
    private readonly GroupOptimizer _generatorOptimizer, _discriminatorOptimizer;
    private readonly IExamples _real;
    private readonly DeviceBatches _onDevice;
    private readonly DcganSettings _settings;
    private readonly ulong _seed;
    private readonly Device _device;
    private readonly Precision _precision;
    private readonly Tensor _shownLatents;
    private readonly int _batchesPerEpoch;
    private int[][] _batches = [];
    private int _epoch = -1;

    /// <param name="real">Images between −1 and 1.</param>
    /// <param name="latentCount">Z of the generator.</param>
    public AdversarialLearner(nn.Module<Tensor, Tensor> generator, nn.Module<Tensor, Tensor> discriminator, IExamples real, int latentCount, DcganSettings settings, ulong seed)
    {
        (_generator, _discriminator, _real, _settings, _seed) = (generator, discriminator, real, settings, seed);
        _device = generator.parameters().First().device;
        _onDevice = new(real, _device);
        // The generator only convolves in the transposed sense, and both run alike.
        _precision = PrecisionSupport.Resolve(settings.Precision, _device, discriminator);
        _generatorOptimizer = new(settings.Optimizer, [Group("generator", generator)]);
        _discriminatorOptimizer = new(settings.Optimizer, [Group("discriminator", discriminator)]);
        _batchesPerEpoch = BatchesOf(0).Length;
        // A generator of its own, so that showing more or fewer images changes no run.
        using var random = new Generator(seed);
        _shownLatents = randn(settings.GridSide * settings.GridSide, latentCount, 1, 1, generator: random).to(_device).DetachFromDisposeScope();
    }

    public IReadOnlyList<string> Series { get; } = ["loss/generator", "loss/discriminator", "probability/real", "probability/fake"];

    public int ItemsPerStep => Math.Min(_settings.BatchSize, _real.Count);

    public string Unit => "images";

    public int EpochOf(int step) => step / _batchesPerEpoch;

    public StepFigures Step(int step, double rateFactor)
    {
        using var scope = NewDisposeScope();
        var items = Items(step);
        _generatorOptimizer.SetRates(rateFactor, null);
        _discriminatorOptimizer.SetRates(rateFactor, null);
        using var batch = _onDevice.Take(items, EpochOf(step));
        var z = randn(items.Length, _shownLatents.shape[1], 1, 1, device: _device);
        return new(Do(batch.Inputs, z).DetachFromDisposeScope(), _settings.Optimizer.LearningRate * rateFactor);
    }

    /// <summary>Both updates, from images (N, C, S, S) and latents (N, Z, 1, 1); the values of <see cref="Series"/> before them.</summary>
    internal Tensor Do(Tensor real, Tensor z)
    {
        using var scope = NewDisposeScope();
        _discriminatorOptimizer.ClearGradients();
        var drawn = Call(_generator, z);                                                    // (N, C, S, S)
        var (onReal, onDrawn) = (Call(_discriminator, real), Call(_discriminator, drawn.detach()));     // (N), (N)
        var discriminatorLoss = Loss(onReal, isReal: true).Plus(Loss(onDrawn, isReal: false));
        discriminatorLoss.backward();
        _discriminatorOptimizer.Step();

        Tensor generatorLoss;
        using (new Closed(_discriminator))
        {
            _generatorOptimizer.ClearGradients();
            generatorLoss = Loss(Call(_discriminator, drawn), isReal: true);
            generatorLoss.backward();
            _generatorOptimizer.Step();
        }
        return stack([generatorLoss, discriminatorLoss, onReal.sigmoid().mean(), onDrawn.sigmoid().mean()]).detach().MoveToOuterDisposeScope();  // (4)
    }

    public IEnumerable<TrainingEvent> Show(int step)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        _generator.eval();
        var png = ImageGrid.Png(_generator.call(_shownLatents), _settings.GridSide);
        _generator.train();
        return [new TrainingEvent.Sampled(step, png, _settings.GridSide, _settings.GridSide)];
    }

    public IEnumerable<KeyValuePair<string, Tensor>> State() =>
    [
        .. Named("generator.", _generator.state_dict().Select(t => (t.Key, t.Value))), .. Named("generator.optimizer.", _generatorOptimizer.State()),
        .. Named("discriminator.", _discriminator.state_dict().Select(t => (t.Key, t.Value))), .. Named("discriminator.optimizer.", _discriminatorOptimizer.State()),
    ];

    public void Restore(StateDict stored)
    {
        foreach (var (prefix, network) in new[] { ("generator.", _generator), ("discriminator.", _discriminator) })
            foreach (var (name, live) in network.state_dict())
                live.copy_(stored[prefix + name]);
        _generatorOptimizer.Restore(stored, "generator.optimizer.");
        _discriminatorOptimizer.Restore(stored, "discriminator.optimizer.");
    }

    /// <summary>The largest part of a step: both networks forward, and back through both.</summary>
    public bool? Fits(int step, int items)
    {
        using var scope = NewDisposeScope();
        try
        {
            using var batch = _onDevice.Take(Items(step)[..Math.Min(items, Items(step).Length)], EpochOf(step));
            var drawn = Call(_generator, randn(batch.Inputs.shape[0], _shownLatents.shape[1], 1, 1, device: _device));
            Loss(Call(_discriminator, batch.Inputs), isReal: true).Plus(Loss(Call(_discriminator, drawn), isReal: false)).backward();
            return true;
        }
        catch (ExternalException)
        {
            return false;
        }
        finally
        {
            _generatorOptimizer.ClearGradients();
            _discriminatorOptimizer.ClearGradients();
        }
    }

    public void Dispose()
    {
        _onDevice.Dispose();
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer.Dispose();
        _shownLatents.Dispose();
    }

    private ParameterGroup Group(string name, nn.Module network) => new(name, [.. network.parameters()], [], _settings.Optimizer.LearningRate, 0);

    /// <summary>Mean cross-entropy of logits (N) with the verdict that all of them should give.</summary>
    private static Tensor Loss(Tensor logits, bool isReal) => nn.functional.softplus(isReal ? -logits : logits).mean();

    private Tensor Call(nn.Module<Tensor, Tensor> network, Tensor x)
    {
        using var autocast = AutocastScope.Enter(_precision, _device);
        var y = network.call(x);
        // The losses stay float32 whatever the network computed in.
        return y.dtype == ScalarType.BFloat16 ? y.to(ScalarType.Float32) : y;
    }

    private int[] Items(int step)
    {
        var (epoch, batch) = Math.DivRem(step, _batchesPerEpoch);
        if (epoch != _epoch)
        {
            (_epoch, _batches) = (epoch, BatchesOf(epoch));
            _onDevice.Expect(_batches[batch..], epoch);
        }
        return _batches[batch];
    }

    private int[][] BatchesOf(int epoch) => TrainingLoop.BatchesOf(SeededOrder.Permutation(_seed, (ulong)epoch, _real.Count), _settings.BatchSize);

    private static IEnumerable<KeyValuePair<string, Tensor>> Named(string prefix, IEnumerable<(string Name, Tensor Value)> tensors) =>
        tensors.Select(t => new KeyValuePair<string, Tensor>(prefix + t.Name, t.Value));

    /// <summary>Spares the gradients of weights that are not to move.</summary>
    private sealed class Closed : IDisposable
    {
        private readonly TorchSharp.Modules.Parameter[] _parameters;

        public Closed(nn.Module network)
        {
            _parameters = [.. network.parameters()];
            Switch(false);
        }

        public void Dispose() => Switch(true);

        private void Switch(bool isOpen)
        {
            foreach (var parameter in _parameters)
                parameter.requires_grad = isOpen;
        }
    }
}
