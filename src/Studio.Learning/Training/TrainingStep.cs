using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>One optimiser step on one batch: forward, cross-entropy, backward, update.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly IExamples _fit;
    private readonly double _labelSmoothing;
    private readonly Device _device;
    private readonly Tensor? _classWeights;
    private readonly Precision _precision;

    public TrainingStep(nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, IExamples fit, TrainingPlan plan)
    {
        (_network, _fit, _labelSmoothing) = (network, fit, plan.LabelSmoothing);
        _device = network.parameters().First().device;
        _precision = PrecisionSupport.Resolve(plan.Precision, _device, network);
        _classWeights = plan.ClassWeights is { } weights ? tensor(weights.ToArray(), device: _device).DetachFromDisposeScope() : null;
        Optimizer = new(plan.Optimizer, groups);
    }

    public GroupOptimizer Optimizer { get; }

    /// <summary>The batch's loss before the update, a scalar on the device that belongs to no scope: reading it here would make the device wait.</summary>
    public Tensor Do(int[] items, int epoch)
    {
        using var scope = NewDisposeScope();
        var inputs = _fit.Load(items, epoch).to(_device);
        var truth = tensor(items.Select(i => (long)_fit.Labels[i]).ToArray(), device: _device);                     // (B)
        Optimizer.ClearGradients();
        var loss = nn.functional.cross_entropy(Logits(inputs), truth, _classWeights, label_smoothing: _labelSmoothing);
        loss.backward();
        Optimizer.Step();
        return loss.detach().DetachFromDisposeScope();
    }

    private Tensor Logits(Tensor inputs)
    {
        using var autocast = AutocastScope.Enter(_precision, _device);
        // The loss stays float32 whatever the network computed in.
        return _network.call(inputs).to(ScalarType.Float32);                                                        // (B, K)
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        _classWeights?.Dispose();
    }
}
