using Studio.Experiments.Events;
using Studio.Learning.Data.Sets;
using Studio.Learning.Training;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Transfer.Regularisers;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>What one training of a transfer trains, and on what.</summary>
internal sealed record StageInputs
{
    /// <summary>Inputs (N, …) to logits (N, K).</summary>
    public required nn.Module<Tensor, Tensor> Network { get; init; }

    public required IReadOnlyList<ParameterGroup> Groups { get; init; }

    public required IExamples Train { get; init; }

    public required IExamples Validation { get; init; }

    /// <summary>An earlier training of the same network; null without one.</summary>
    public TrainingOutcome? Earlier { get; init; }

    /// <summary>Keeps the network close to what it knew; null without one.</summary>
    public IRegulariser? Regulariser { get; init; }

    /// <summary>Further metrics of the weights beside the validation figures, for the given step; null without them.</summary>
    public Func<int, IReadOnlyList<MetricPoint>>? Watch { get; init; }
}
