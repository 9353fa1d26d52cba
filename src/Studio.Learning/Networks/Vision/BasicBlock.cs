using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Two 3×3 convolutions beside a shortcut: (N, C, H, W) to (N, C', H/s, W/s).</summary>
/// <remarks>He et al., "Deep Residual Learning for Image Recognition", CVPR 2016, arXiv:1512.03385, figure 2.</remarks>
internal sealed class BasicBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1, conv2;
    private readonly BatchNorm2d bn1, bn2;
    private readonly Sequential? downsample;
    private readonly Func<Tensor, Tensor>? _shortcut;

    /// <param name="downsample">Shortcut with parameters (option B), or null.</param>
    /// <param name="shortcut">Shortcut without parameters (option A), or null for the identity.</param>
    internal BasicBlock(int inputs, int outputs, int stride, Sequential? downsample = null, Func<Tensor, Tensor>? shortcut = null)
        : base(nameof(BasicBlock))
    {
        conv1 = Conv2d(inputs, outputs, 3, stride, 1, bias: false);
        bn1 = BatchNorm2d(outputs);
        conv2 = Conv2d(outputs, outputs, 3, 1, 1, bias: false);
        bn2 = BatchNorm2d(outputs);
        this.downsample = downsample;
        _shortcut = shortcut;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = functional.relu(NormalisationFolding.Call(conv1, bn1, x), inplace: true);          // (N, C', H/s, W/s)
        y = NormalisationFolding.Call(conv2, bn2, y);
        var around = downsample is not null ? NormalisationFolding.Call(downsample, x) : _shortcut is not null ? _shortcut(x) : x;
        return functional.relu(y.PlusInPlace(around), inplace: true).MoveToOuterDisposeScope();
    }
}
