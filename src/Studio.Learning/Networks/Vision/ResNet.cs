using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Residual network for ImageNet: images (N, 3, H, W) to features (N, 512) or (N, 2048) to logits (N, K).</summary>
/// <remarks>He et al., "Deep Residual Learning for Image Recognition", CVPR 2016, arXiv:1512.03385, table 1; key names of the weights that
/// torchvision publishes.</remarks>
public sealed class ResNet : FeatureNetwork
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Sequential layer1, layer2, layer3, layer4;
    private Linear fc;
    private double _dropout;

    /// <param name="blocks">Blocks in each of the four stages.</param>
    /// <param name="isBottleneck">Blocks of three convolutions (from ResNet-50 on) rather than two.</param>
    public ResNet(IReadOnlyList<int> blocks, bool isBottleneck, int classCount) : base(nameof(ResNet))
    {
        conv1 = Conv2d(3, 64, 7, 2, 3, bias: false);
        bn1 = BatchNorm2d(64);
        var expansion = isBottleneck ? Bottleneck.Expansion : 1;
        layer1 = MakeStage(64, 64, blocks[0], 1, isBottleneck);
        layer2 = MakeStage(64 * expansion, 128, blocks[1], 2, isBottleneck);
        layer3 = MakeStage(128 * expansion, 256, blocks[2], 2, isBottleneck);
        layer4 = MakeStage(256 * expansion, 512, blocks[3], 2, isBottleneck);
        fc = Linear(512 * expansion, classCount);
        RegisterComponents();
        foreach (var convolution in modules().OfType<Conv2d>())
            init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
    }

    public override string HeadPrefix => "fc";

    public override Tensor Features(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var x = functional.relu(NormalisationFolding.Call(conv1, bn1, inputs), inplace: true);     // (N, 64, H/2, W/2)
        x = functional.max_pool2d(x, 3, 2, 1);                                    // (N, 64, H/4, W/4)
        x = layer2.call(layer1.call(x));                                          // (N, 128·e, H/8, W/8)
        x = layer4.call(layer3.call(x));                                          // (N, 512·e, H/32, W/32)
        return x.mean([2, 3]).MoveToOuterDisposeScope();                          // (N, D)
    }

    public override Tensor Classify(Tensor features) => LinearHead.Classify(features, fc, _dropout, training);

    public override void ReplaceHead(int classCount, double dropout)
    {
        LinearHead.ThrowIfInvalid(classCount, dropout);
        fc = LinearHead.Swap(this, "fc", fc, classCount);
        _dropout = dropout;
    }

    private static Sequential MakeStage(int inputs, int width, int count, int stride, bool isBottleneck)
    {
        var outputs = isBottleneck ? width * Bottleneck.Expansion : width;
        var shortcut = stride != 1 || inputs != outputs
            ? Sequential(Conv2d(inputs, outputs, 1, stride, bias: false), BatchNorm2d(outputs))
            : null;
        var stage = Sequential();
        for (var i = 0; i < count; i++)
            stage.append(isBottleneck
                ? new Bottleneck(i == 0 ? inputs : outputs, width, i == 0 ? stride : 1, i == 0 ? shortcut : null)
                : new BasicBlock(i == 0 ? inputs : outputs, width, i == 0 ? stride : 1, i == 0 ? shortcut : null));
        return stage;
    }
}
