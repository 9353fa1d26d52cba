using Studio.Experiments.Recipes;
using Studio.Learning.Measures;
using Studio.Learning.Training.Optimizers;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Memory;

/// <summary>Memory that a training takes beside the network that it trains, estimated before its first step.</summary>
/// <remarks>What grows with the batch are the values that the backward pass needs again: about the outputs of the
/// layers from the first trained one on, see Chen et al., "Training Deep Nets with Sublinear Memory Cost", arXiv:1604.06174. Within a
/// quarter of what was measured for the networks of this studio (benchmark "memory").</remarks>
public sealed record TrainingMemory
{
    /// <summary>Layers that work in place or hand a view on count double, workspaces of convolutions do not count at
    /// all: what is left over.</summary>
    private const double Overhead = 1.25;

    private const int BytesOfFloat = sizeof(float);

    /// <summary>Bytes whatever the batch: gradients, what the optimiser remembers, the best weights.</summary>
    public required long FixedBytes { get; init; }

    /// <summary>Bytes for each example of a batch.</summary>
    public required long BytesPerExample { get; init; }

    public required int BatchSize { get; init; }

    public long Bytes => FixedBytes + BytesPerExample * BatchSize;

    /// <summary>The largest batch that takes at most so many bytes, a multiple of eight where there is one;
    /// 0 if not even one example fits.</summary>
    public int LargestBatch(long bytes)
    {
        var most = (int)Math.Clamp((bytes - FixedBytes) / Math.Max(1, BytesPerExample), 0, int.MaxValue);
        return most < 8 ? most : most / 8 * 8;
    }

    /// <param name="groups">Those that train; one that only a person may unfreeze does not count.</param>
    /// <param name="example">One example (1, …) on the network's device.</param>
    public static TrainingMemory Of(nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, OptimizerSettings optimizer,
        int batchSize, Tensor example)
    {
        var trained = groups.Where(g => g.UnfreezesAtEpoch != ParameterGroup.OnRequest).SelectMany(g => g.Parameters).ToArray();
        var weights = trained.Sum(p => p.numel()) * BytesOfFloat;
        var (kept, largest) = Outputs(network, trained.Select(p => p.Handle).ToHashSet(), example);
        var remembered = optimizer switch
        {
            OptimizerSettings.Sgd { Momentum: 0 } => 0,
            OptimizerSettings.Sgd => 1,
            _ => 2,
        };
        // A gradient, the best weights, and the update of the largest parameter are there at once.
        return new()
        {
            FixedBytes = weights * (2 + remembered),
            BytesPerExample = (long)(Overhead * BytesOfFloat * (kept + 2 * largest + 2 * example.numel())),
            BatchSize = batchSize,
        };
    }

    /// <summary>Numbers that layers give out for one example: those from the first trained layer on together,
    /// and the most of one layer.</summary>
    private static (long Kept, long Largest) Outputs(nn.Module<Tensor, Tensor> network, HashSet<nint> trained, Tensor example)
    {
        var (kept, largest, isTrained) = (0L, 0L, false);
        var hooks = new List<Action>();
        foreach (var layer in network.modules().OfType<nn.Module<Tensor, Tensor>>().Where(m => m is ICountedLayer || !m.children().Any()))
        {
            var trains = layer.parameters(recurse: layer is ICountedLayer).Any(p => trained.Contains(p.Handle));
            var hook = layer.register_forward_hook((_, _, output) =>
            {
                isTrained |= trains;
                largest = Math.Max(largest, output.numel());
                if (isTrained)
                    kept += output.numel();
                return output;
            });
            hooks.Add(hook.remove);
        }
        var wasTraining = network.training;
        try
        {
            using var guard = no_grad();
            network.eval();
            network.call(example).Dispose();
        }
        finally
        {
            network.train(wasTraining);
            hooks.ForEach(remove => remove());
        }
        return (kept, largest);
    }
}
