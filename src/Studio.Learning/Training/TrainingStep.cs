using System.Runtime.InteropServices;
using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>One optimiser step on one batch: forward, cross-entropy and a penalty if there is one, backward, update.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly Func<Tensor, Func<Tensor, Tensor>, Tensor> _trainingLoss;
    private readonly DeviceBatches _batches;
    private readonly double _labelSmoothing;
    private readonly Device _device;
    private readonly Tensor? _classWeights;
    private readonly Precision _precision;
    private readonly Func<Tensor, int, Tensor>? _penalty;

    /// <param name="penalty">Of a batch (N, …) in a step: a scalar that is brought down with the loss.</param>
    public TrainingStep(nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, IExamples train, TrainingPlan plan, Func<Tensor, int, Tensor>? penalty = null)
    {
        (_labelSmoothing, _penalty) = (plan.LabelSmoothing, penalty);
        _trainingLoss = network is FeatureNetwork vision ? vision.TrainingLoss : (inputs, loss) => loss(network.call(inputs));
        _device = network.parameters().First().device;
        _batches = new(train, _device);
        _precision = PrecisionSupport.Resolve(plan.Precision, _device, network);
        _classWeights = plan.ClassWeights is { } weights ? tensor(weights.ToArray(), device: _device).DetachFromDisposeScope() : null;
        Optimizer = new(plan.Optimizer, groups);
    }

    public GroupOptimizer Optimizer { get; }

    /// <summary>Says which batches of an epoch will be asked for, so that the next one is at hand.</summary>
    public void Expect(IReadOnlyList<int[]> batches, int epoch) => _batches.Expect(batches, epoch);

    /// <summary>The batch's loss before the update and without the penalty, a scalar on the device that belongs to no scope: reading it here would make the device wait.</summary>
    /// <param name="step">Steps done before this one.</param>
    /// <exception cref="DeviceMemoryException">The batch does not fit into the device's memory; the message says which size does.</exception>
    public Tensor Do(int[] items, int epoch, int step)
    {
        try
        {
            return Update(items, epoch, step);
        }
        catch (ExternalException fault) when (DeviceMemory.IsFull(fault))
        {
            throw DeviceMemory.Full(fault, items.Length, size => Fits(items[..size], epoch, step));
        }
    }

    /// <summary>Whether a step on these items has room on the device. Weights stay as they are, statistics of batch normalisation do not.</summary>
    public bool Fits(int[] items, int epoch, int step)
    {
        using var scope = NewDisposeScope();
        try
        {
            Optimizer.ClearGradients();
            using var batch = _batches.Take(items, epoch);
            Losses(batch.Inputs, batch.Labels, step).Objective.backward();
            return true;
        }
        catch (ExternalException)
        {
            return false;
        }
        finally
        {
            Optimizer.ClearGradients();
        }
    }

    private Tensor Update(int[] items, int epoch, int step)
    {
        using var scope = NewDisposeScope();
        using var batch = _batches.Take(items, epoch);
        Optimizer.ClearGradients();
        var (loss, objective) = Losses(batch.Inputs, batch.Labels, step);
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
        _batches.Dispose();
        Optimizer.Dispose();
        _classWeights?.Dispose();
    }
}
