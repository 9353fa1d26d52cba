using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Branches of 1×1, 5×5 and two 3×3 convolutions and a pooled one: (N, C, H, W) to (N, 224 + pooled, H, W).</summary>
/// <remarks>Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016, arXiv:1512.00567, figure 5, with 5×5
/// kept in one branch as in the published weights.</remarks>
internal sealed class InceptionA : Module<Tensor, Tensor>
{
    private readonly NormalisedConvolution branch1x1, branch5x5_1, branch5x5_2, branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3, branch_pool;

    internal InceptionA(int inputs, int pooled) : base(nameof(InceptionA))
    {
        branch1x1 = new(inputs, 64, (1, 1));
        branch5x5_1 = new(inputs, 48, (1, 1));
        branch5x5_2 = new(48, 64, (5, 5));
        branch3x3dbl_1 = new(inputs, 64, (1, 1));
        branch3x3dbl_2 = new(64, 96, (3, 3));
        branch3x3dbl_3 = new(96, 96, (3, 3));
        branch_pool = new(inputs, pooled, (1, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var five = branch5x5_2.call(branch5x5_1.call(x));
        var three = branch3x3dbl_3.call(branch3x3dbl_2.call(branch3x3dbl_1.call(x)));
        var mean = branch_pool.call(functional.avg_pool2d(x, 3, 1, 1));
        return cat([branch1x1.call(x), five, three, mean], 1).MoveToOuterDisposeScope();  // (N, 64 + 64 + 96 + pooled, H, W)
    }
}
