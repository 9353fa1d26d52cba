using Studio.Experiments.Data;
using static TorchSharp.torch;

namespace Studio.Learning.Networks;

/// <summary>One row of a family's table.</summary>
public sealed record BackboneEntry : IBackbone
{
    // Not public: the catalogue would take the row itself for a member.
    internal BackboneEntry() { }

    public required string Key { get; init; }
    public required string Title { get; init; }
    public required int FeatureCount { get; init; }
    public required InputSpec Input { get; init; }
    public double EmptyMargin { get; init; }
    public required int PublishedClassCount { get; init; }
    public required IReadOnlyList<Stage> Stages { get; init; }
    public required Func<int, FeatureNetwork> Make { get; init; }

    public FeatureNetwork Build(int classCount)
    {
        var network = Make(classCount);
        PutChannelsLast(network);
        return network;
    }

    /// <summary>Kernels (O, C, H, W) lie in memory with their channels innermost, and so does whatever a convolution
    /// computes with them: libtorch is faster on that and spares putting every image into another order and back.</summary>
    private static void PutChannelsLast(FeatureNetwork network)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        foreach (var kernel in network.parameters().Where(p => p.dim() == 4))
            kernel.set_(kernel.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2));
    }
}
