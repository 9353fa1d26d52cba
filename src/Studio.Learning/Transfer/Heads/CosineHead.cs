using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Heads;

/// <summary>Logits (N, K) are a learnt multiple of the cosines between features (N, D) and one direction per class.</summary>
/// <remarks>Qi et al., "Low-Shot Learning with Imprinted Weights", CVPR 2018, arXiv:1712.07136, sections 3.1 and 3.2; prototypes as class
/// means go back to Snell et al., "Prototypical Networks for Few-shot
/// Learning", NeurIPS 2017, arXiv:1703.05175.</remarks>
internal sealed class CosineHead : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;      // (K, D)
    private readonly Parameter scale;       // ()

    public CosineHead(long features, int classes, double firstScale) : base(nameof(CosineHead))
    {
        // They live as long as the module, like those of native modules, whatever scope it is made in.
        weight = new Parameter(randn(classes, features).DetachFromDisposeScope());
        scale = new Parameter(tensor((float)firstScale).DetachFromDisposeScope());
        RegisterComponents();
    }

    /// <summary>Each class begins at the mean of its examples, each of which counts by its direction alone.</summary>
    /// <param name="features">(N, D).</param>
    /// <param name="labels">Class of each row; a class without examples keeps its random direction.</param>
    public void Imprint(Tensor features, IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var directions = nn.functional.normalize(features, dim: 1);
        foreach (var rows in labels.Index().GroupBy(l => l.Item, l => (long)l.Index))
            weight[rows.Key].copy_(directions.index_select(0, tensor(rows.ToArray(), device: features.device)).mean([0]));
    }

    public override Tensor forward(Tensor features)
    {
        using var scope = NewDisposeScope();
        return (scale
            * nn.functional.linear(nn.functional.normalize(features, dim: 1),
                nn.functional.normalize(weight, dim: 1))).MoveToOuterDisposeScope();
    }
}
