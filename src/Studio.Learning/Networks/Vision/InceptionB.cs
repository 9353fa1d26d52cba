using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Halves the map: (N, C, H, W) to (N, C + 480, H/2, W/2).</summary>
/// <remarks>Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016, arXiv:1512.00567, figure 10.</remarks>
internal sealed class InceptionB : Module<Tensor, Tensor>
{
    private readonly NormalisedConvolution branch3x3, branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3;

    internal InceptionB(int inputs) : base(nameof(InceptionB))
    {
        branch3x3 = new(inputs, 384, (3, 3), stride: 2, isPadded: false);
        branch3x3dbl_1 = new(inputs, 64, (1, 1));
        branch3x3dbl_2 = new(64, 96, (3, 3));
        branch3x3dbl_3 = new(96, 96, (3, 3), stride: 2, isPadded: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var twice = branch3x3dbl_3.call(branch3x3dbl_2.call(branch3x3dbl_1.call(x)));
        return cat([branch3x3.call(x), twice, functional.max_pool2d(x, 3, 2)], 1).MoveToOuterDisposeScope();  // (N, 384 + 96 + C, H/2, W/2)
    }
}
