using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Vision;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Heads;

/// <summary>Reads what a stage of a network leaves, while the network computes as always: so every backbone can be read anywhere without a
/// word of its own about it.</summary>
/// <remarks>Departure: the stages behind it are computed for nothing, once for each image.</remarks>
internal sealed class StageReading
{
    private readonly FeatureNetwork _network;
    private readonly nn.Module<Tensor, Tensor> _last;
    private readonly Stage _stage;
    private readonly FeaturePooling _pooling;

    /// <exception cref="ArgumentException">The stage's last layer is nothing that turns one tensor into another.</exception>
    public StageReading(FeatureNetwork network, Stage stage, FeaturePooling pooling)
    {
        (_network, _stage, _pooling) = (network, stage, pooling);
        _last = network.named_modules().FirstOrDefault(m => m.name == stage.Prefixes[^1]).module as nn.Module<Tensor, Tensor>
            ?? throw new ArgumentException($"The stage '{stage.Name}' leaves no single map that could be read. Choose another stage.");
    }

    /// <summary>Inputs (N, …) to features (N, D); the caller owns them.</summary>
    public Tensor Read(Tensor inputs)
    {
        Tensor? map = null;
        // Published networks put the ReLU behind a stage sometimes inside it, sometimes not; twice is as once.
        var hook = _last.register_forward_hook((_, _, output) =>
        {
            map?.Dispose();
            map = nn.functional.relu(output).DetachFromDisposeScope();
            return output;
        });
        // The hook may be on a layer that folding leaves out.
        using var unfolded = NormalisationFolding.Suspend();
        try
        {
            _network.Features(inputs).Dispose();
        }
        finally
        {
            hook.remove();
        }
        using var read = map
            ?? throw new ArgumentException($"The stage '{_stage.Name}' takes no part in what the network says of an image. "
                + "Choose another stage.");
        using var scope = NewDisposeScope();
        // A map (N, C, H, W) has its channels in front of its places, a sequence (N, T, C) behind them.
        return (read.dim() == 2 ? read.clone() : _pooling == FeaturePooling.Flattened ? read.flatten(1) : read.dim() == 3
            ? read.mean([1]) : read.mean([2, 3])).MoveToOuterDisposeScope();
    }
}
