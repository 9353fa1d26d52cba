using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>VGG's three linear layers under their published names 0, 3 and 6: maps (N, 25088) to features (N,
/// 4096) to logits (N, K).</summary>
internal sealed class FullyConnectedHead : Module
{
    private const int Width = 4096;
    private readonly Linear _first, _second;
    private Linear _last;
    private double _dropout = 0.5;

    internal FullyConnectedHead(int inputs, int classCount) : base(nameof(FullyConnectedHead))
    {
        register_module("0", _first = Linear(inputs, Width));
        register_module("3", _second = Linear(Width, Width));
        register_module("6", _last = Linear(Width, classCount));
    }

    // A field's name becomes a key, and a number cannot name a field: the constructor registers each layer by hand.
    protected override void RegisterComponents() { }

    internal Tensor Features(Tensor maps)
    {
        using var scope = NewDisposeScope();
        var x = functional.relu(_first.call(maps), inplace: true);                                // (N, 4096)
        x = functional.dropout(x, 0.5, training);
        return functional.relu(_second.call(x), inplace: true).MoveToOuterDisposeScope();        // (N, 4096)
    }

    internal Tensor Classify(Tensor features) => LinearHead.Classify(features, _last, _dropout, training);

    internal void Replace(int classCount, double dropout)
    {
        LinearHead.ThrowIfInvalid(classCount, dropout);
        _last = LinearHead.Swap(this, "6", _last, classCount);
        _dropout = dropout;
    }
}
