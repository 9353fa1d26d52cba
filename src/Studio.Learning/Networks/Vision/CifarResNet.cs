using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Residual network for small images: (N, 3, H, W) to features (N, 4·width) to logits (N, K).</summary>
/// <remarks>He et al., arXiv:1512.03385, section 4.2, with shortcuts without parameters (option A);
/// depth is 6n + 2 for n blocks a stage.</remarks>
public sealed class CifarResNet : FeatureNetwork
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Sequential layer1, layer2, layer3;
    private Linear linear;
    private double _dropout;

    /// <param name="blocks">Blocks in each of the three stages.</param>
    /// <param name="width">Channels of the first stage; each later stage has twice as many.</param>
    public CifarResNet(IReadOnlyList<int> blocks, int width, int classCount, int stemStride = 1) : base(nameof(CifarResNet))
    {
        conv1 = Conv2d(3, width, 3, stemStride, 1, bias: false);
        bn1 = BatchNorm2d(width);
        layer1 = MakeStage(width, width, blocks[0], 1);
        layer2 = MakeStage(width, 2 * width, blocks[1], 2);
        layer3 = MakeStage(2 * width, 4 * width, blocks[2], 2);
        linear = Linear(4 * width, classCount);
        RegisterComponents();
        foreach (var convolution in modules().OfType<Conv2d>())
            init.kaiming_normal_(convolution.weight);
        init.kaiming_normal_(linear.weight);
    }

    public override string HeadPrefix => "linear";

    public override Tensor Features(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var x = functional.relu(NormalisationFolding.Call(conv1, bn1, inputs), inplace: true);     // (N, w, H, W)
        x = layer3.call(layer2.call(layer1.call(x)));                             // (N, 4w, H/4, W/4)
        return x.mean([2, 3]).MoveToOuterDisposeScope();                          // (N, 4w)
    }

    public override Tensor Classify(Tensor features) => LinearHead.Classify(features, linear, _dropout, training);

    public override void ReplaceHead(int classCount, double dropout)
    {
        LinearHead.ThrowIfInvalid(classCount, dropout);
        linear = LinearHead.Swap(this, "linear", linear, classCount);
        _dropout = dropout;
    }

    private static Sequential MakeStage(int inputs, int outputs, int count, int stride)
    {
        var stage = Sequential();
        for (var i = 0; i < count; i++)
            stage.append(i == 0 && inputs != outputs
                ? new BasicBlock(inputs, outputs, stride, shortcut: x => OptionA(x, outputs))
                : new BasicBlock(outputs, outputs, i == 0 ? stride : 1));
        return stage;
    }

    /// <summary>Every second row and column, zeros for the new channels on both sides: (N, C, H, W) to (N, C', H/2, W/2).</summary>
    private static Tensor OptionA(Tensor x, int outputs)
    {
        using var scope = NewDisposeScope();
        var zeros = (outputs - x.shape[1]) / 2;
        var thinned = x.slice(2, 0, long.MaxValue, 2).slice(3, 0, long.MaxValue, 2);      // (N, C, H/2, W/2)
        return functional.pad(thinned, [0, 0, 0, 0, zeros, zeros]).MoveToOuterDisposeScope();  // (N, C', H/2, W/2)
    }
}
