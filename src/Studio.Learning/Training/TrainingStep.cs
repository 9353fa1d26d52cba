using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>One optimiser step on one batch: forward, cross-entropy, backward, update.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly Func<Tensor, Func<Tensor, Tensor>, Tensor> _trainingLoss;
    private readonly IExamples _fit;
    private readonly double _labelSmoothing;
    private readonly Device _device;
    private readonly Tensor? _classWeights;
    private readonly Precision _precision;

    public TrainingStep(nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, IExamples fit, TrainingPlan plan)
    {
        (_fit, _labelSmoothing) = (fit, plan.LabelSmoothing);
        _trainingLoss = network is VisionNetwork vision ? vision.TrainingLoss : (inputs, loss) => loss(network.call(inputs));
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
        var loss = Loss(inputs, truth);
        loss.backward();
        Optimizer.Step();
        return loss.detach().DetachFromDisposeScope();
    }

    private Tensor Loss(Tensor inputs, Tensor truth)
    {
        using var autocast = AutocastScope.Enter(_precision, _device);
        // The loss stays float32 whatever the network computed in.
        return _trainingLoss(inputs, logits => nn.functional.cross_entropy(logits.to(ScalarType.Float32), truth, _classWeights, label_smoothing: _labelSmoothing));
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        _classWeights?.Dispose();
    }
}
