using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Halves the map once more: (N, C, H, W) to (N, C + 512, H/2, W/2).</summary>
/// <remarks>Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016, arXiv:1512.00567, figure 10, with the
/// long branch through 1×7 and 7×1.</remarks>
internal sealed class InceptionD : Module<Tensor, Tensor>
{
    private readonly NormalisedConvolution branch3x3_1, branch3x3_2, branch7x7x3_1, branch7x7x3_2, branch7x7x3_3, branch7x7x3_4;

    internal InceptionD(int inputs) : base(nameof(InceptionD))
    {
        branch3x3_1 = new(inputs, 192, (1, 1));
        branch3x3_2 = new(192, 320, (3, 3), stride: 2, isPadded: false);
        branch7x7x3_1 = new(inputs, 192, (1, 1));
        branch7x7x3_2 = new(192, 192, (1, 7));
        branch7x7x3_3 = new(192, 192, (7, 1));
        branch7x7x3_4 = new(192, 192, (3, 3), stride: 2, isPadded: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var three = branch3x3_2.call(branch3x3_1.call(x));
        var seven = branch7x7x3_3.call(branch7x7x3_2.call(branch7x7x3_1.call(x)));
        // (N, 320 + 192 + C, H/2, W/2)
        return cat([three, branch7x7x3_4.call(seven), functional.max_pool2d(x, 3, 2)], 1).MoveToOuterDisposeScope();
    }
}
