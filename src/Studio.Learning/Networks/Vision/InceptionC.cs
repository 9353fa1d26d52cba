using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Branches with 7×7 convolutions split into 1×7 and 7×1: (N, C, H, W) to (N, 768, H, W).</summary>
/// <remarks>Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016,
/// arXiv:1512.00567, figure 6 with n = 7.</remarks>
internal sealed class InceptionC : Module<Tensor, Tensor>
{
    private readonly NormalisedConvolution branch1x1, branch7x7_1, branch7x7_2, branch7x7_3, branch7x7dbl_1, branch7x7dbl_2, branch7x7dbl_3,
        branch7x7dbl_4, branch7x7dbl_5, branch_pool;

    internal InceptionC(int inputs, int width) : base(nameof(InceptionC))
    {
        branch1x1 = new(inputs, 192, (1, 1));
        branch7x7_1 = new(inputs, width, (1, 1));
        branch7x7_2 = new(width, width, (1, 7));
        branch7x7_3 = new(width, 192, (7, 1));
        branch7x7dbl_1 = new(inputs, width, (1, 1));
        branch7x7dbl_2 = new(width, width, (7, 1));
        branch7x7dbl_3 = new(width, width, (1, 7));
        branch7x7dbl_4 = new(width, width, (7, 1));
        branch7x7dbl_5 = new(width, 192, (1, 7));
        branch_pool = new(inputs, 192, (1, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var once = branch7x7_3.call(branch7x7_2.call(branch7x7_1.call(x)));
        var twice = branch7x7dbl_3.call(branch7x7dbl_2.call(branch7x7dbl_1.call(x)));
        twice = branch7x7dbl_5.call(branch7x7dbl_4.call(twice));
        var mean = branch_pool.call(functional.avg_pool2d(x, 3, 1, 1));
        return cat([branch1x1.call(x), once, twice, mean], 1).MoveToOuterDisposeScope();  // (N, 4·192, H, W)
    }
}
