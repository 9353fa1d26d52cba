using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Squeeze to few channels by 1×1, expand by 1×1 and 3×3 side by side: (N, C, H, W) to (N, 2·expand, H, W).</summary>
/// <remarks>Iandola et al., arXiv:1602.07360, section 3.2.</remarks>
internal sealed class Fire : Module<Tensor, Tensor>
{
    private readonly Conv2d squeeze, expand1x1, expand3x3;

    internal Fire(int inputs, int squeezed, int expanded) : base(nameof(Fire))
    {
        squeeze = Conv2d(inputs, squeezed, 1);
        expand1x1 = Conv2d(squeezed, expanded, 1);
        expand3x3 = Conv2d(squeezed, expanded, 3, 1, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = functional.relu(squeeze.call(x), inplace: true);                                       // (N, squeezed, H, W)
        return functional.relu(cat([expand1x1.call(x), expand3x3.call(x)], 1), inplace: true).MoveToOuterDisposeScope();
    }
}
