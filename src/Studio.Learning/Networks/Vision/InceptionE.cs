using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Branches that fan out into 1×3 and 3×1 side by side: (N, C, H, W) to (N, 2048, H, W).</summary>
/// <remarks>Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016, arXiv:1512.00567, figure 7.</remarks>
internal sealed class InceptionE : Module<Tensor, Tensor>
{
    private readonly NormalisedConvolution branch1x1, branch3x3_1, branch3x3_2a, branch3x3_2b, branch3x3dbl_1, branch3x3dbl_2,
        branch3x3dbl_3a, branch3x3dbl_3b, branch_pool;

    internal InceptionE(int inputs) : base(nameof(InceptionE))
    {
        branch1x1 = new(inputs, 320, (1, 1));
        branch3x3_1 = new(inputs, 384, (1, 1));
        branch3x3_2a = new(384, 384, (1, 3));
        branch3x3_2b = new(384, 384, (3, 1));
        branch3x3dbl_1 = new(inputs, 448, (1, 1));
        branch3x3dbl_2 = new(448, 384, (3, 3));
        branch3x3dbl_3a = new(384, 384, (1, 3));
        branch3x3dbl_3b = new(384, 384, (3, 1));
        branch_pool = new(inputs, 192, (1, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var once = branch3x3_1.call(x);
        var twice = branch3x3dbl_2.call(branch3x3dbl_1.call(x));
        var mean = branch_pool.call(functional.avg_pool2d(x, 3, 1, 1));
        return cat([branch1x1.call(x), branch3x3_2a.call(once), branch3x3_2b.call(once), branch3x3dbl_3a.call(twice),
            branch3x3dbl_3b.call(twice), mean], 1)
            .MoveToOuterDisposeScope();                                           // (N, 320 + 4·384 + 192, H, W)
    }
}
