using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>One optimiser step on one batch: forward, cross-entropy and a penalty if there is one, backward, update.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly Func<Tensor, Func<Tensor, Tensor>, Tensor> _trainingLoss;
    private readonly IExamples _fit;
    private readonly double _labelSmoothing;
    private readonly Device _device;
    private readonly Tensor? _classWeights;
    private readonly Precision _precision;
    private readonly Func<Tensor, int, Tensor>? _penalty;

    /// <param name="penalty">Of a batch (N, …) in a step: a scalar that is brought down with the loss.</param>
    public TrainingStep(nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, IExamples fit, TrainingPlan plan, Func<Tensor, int, Tensor>? penalty = null)
    {
        (_fit, _labelSmoothing, _penalty) = (fit, plan.LabelSmoothing, penalty);
        _trainingLoss = network is VisionNetwork vision ? vision.TrainingLoss : (inputs, loss) => loss(network.call(inputs));
        _device = network.parameters().First().device;
        _precision = PrecisionSupport.Resolve(plan.Precision, _device, network);
        _classWeights = plan.ClassWeights is { } weights ? tensor(weights.ToArray(), device: _device).DetachFromDisposeScope() : null;
        Optimizer = new(plan.Optimizer, groups);
    }

    public GroupOptimizer Optimizer { get; }

    /// <summary>The batch's loss before the update and without the penalty, a scalar on the device that belongs to no scope: reading it here would make the device wait.</summary>
    /// <param name="step">Steps done before this one.</param>
    public Tensor Do(int[] items, int epoch, int step)
    {
        using var scope = NewDisposeScope();
        var inputs = _fit.Load(items, epoch).to(_device);
        var truth = tensor(items.Select(i => (long)_fit.Labels[i]).ToArray(), device: _device);                     // (B)
        Optimizer.ClearGradients();
        var (loss, objective) = Losses(inputs, truth, step);
        objective.backward();
        Optimizer.Step();
        return loss.detach().DetachFromDisposeScope();
    }

    private (Tensor Loss, Tensor Objective) Losses(Tensor inputs, Tensor truth, int step)
    {
        using var autocast = AutocastScope.Enter(_precision, _device);
        // The loss stays float32 whatever the network computed in.
        var loss = _trainingLoss(inputs, logits => nn.functional.cross_entropy(logits.to(ScalarType.Float32), truth, _classWeights, label_smoothing: _labelSmoothing));
        return (loss, _penalty is null ? loss : loss.Plus(_penalty(inputs, step)));
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        _classWeights?.Dispose();
    }
}
