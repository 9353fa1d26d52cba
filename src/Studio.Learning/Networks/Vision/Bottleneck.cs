using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>1×1, 3×3 and 1×1 convolutions beside a shortcut: (N, C, H, W) to (N, 4·width, H/s, W/s).</summary>
/// <remarks>He et al., arXiv:1512.03385, figure 5, with the stride in the 3×3 convolution as in the published weights.</remarks>
internal sealed class Bottleneck : Module<Tensor, Tensor>
{
    internal const int Expansion = 4;
    private readonly Conv2d conv1, conv2, conv3;
    private readonly BatchNorm2d bn1, bn2, bn3;
    private readonly Sequential? downsample;

    internal Bottleneck(int inputs, int width, int stride, Sequential? downsample) : base(nameof(Bottleneck))
    {
        conv1 = Conv2d(inputs, width, 1, bias: false);
        bn1 = BatchNorm2d(width);
        conv2 = Conv2d(width, width, 3, stride, 1, bias: false);
        bn2 = BatchNorm2d(width);
        conv3 = Conv2d(width, width * Expansion, 1, bias: false);
        bn3 = BatchNorm2d(width * Expansion);
        this.downsample = downsample;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = functional.relu(NormalisationFolding.Call(conv1, bn1, x), inplace: true);          // (N, width, H, W)
        y = functional.relu(NormalisationFolding.Call(conv2, bn2, y), inplace: true);              // (N, width, H/s, W/s)
        y = NormalisationFolding.Call(conv3, bn3, y);                                              // (N, 4·width, H/s, W/s)
        return functional.relu(y.PlusInPlace(downsample is null ? x : NormalisationFolding.Call(downsample, x)), inplace: true)
            .MoveToOuterDisposeScope();
    }
}
