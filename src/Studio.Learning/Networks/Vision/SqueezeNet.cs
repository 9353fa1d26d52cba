using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>SqueezeNet: images (N, 3, H, W) to features (N, 512) to logits (N, K).</summary>
/// <remarks>Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters", arXiv:1602.07360, table 1.
/// The published head is a 1×1 convolution, a ReLU and a mean over the map, so its logits are not a function of the
/// mean features; <see cref="Features"/> are for a new linear head on the mean of the last map.</remarks>
public sealed class SqueezeNet : FeatureNetwork
{
    private readonly Sequential features;
    private Module<Tensor, Tensor> classifier;
    private Linear? _linear;
    private double _dropout;

    /// <param name="isVersion10">1.0 with 7×7 and 96 filters in front, else 1.1.</param>
    public SqueezeNet(bool isVersion10, int classCount) : base(nameof(SqueezeNet))
    {
        features = isVersion10
            ? Sequential(Conv2d(3, 96, 7, 2), ReLU(true), Pool(), new Fire(96, 16, 64), new Fire(128, 16, 64),
                new Fire(128, 32, 128), Pool(),
                new Fire(256, 32, 128), new Fire(256, 48, 192), new Fire(384, 48, 192), new Fire(384, 64, 256), Pool(),
                new Fire(512, 64, 256))
            : Sequential(Conv2d(3, 64, 3, 2), ReLU(true), Pool(), new Fire(64, 16, 64), new Fire(128, 16, 64), Pool(),
                new Fire(128, 32, 128),
                new Fire(256, 32, 128), Pool(), new Fire(256, 48, 192), new Fire(384, 48, 192), new Fire(384, 64, 256),
                new Fire(512, 64, 256));
        classifier = Sequential(Dropout(0.5), Conv2d(512, classCount, 1), ReLU(true));
        RegisterComponents();
        foreach (var convolution in modules().OfType<Conv2d>())
        {
            init.kaiming_uniform_(convolution.weight);
            init.zeros_(convolution.bias);
        }
        init.normal_(((Sequential)classifier).children().OfType<Conv2d>().Single().weight, 0, 0.01);
    }

    public override string HeadPrefix => _linear is null ? "classifier.1" : "classifier";

    public override Tensor Features(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        return features.call(inputs).mean([2, 3]).MoveToOuterDisposeScope();      // (N, 512)
    }

    public override Tensor Classify(Tensor features) => _linear is null
        ? throw new NotSupportedException("SqueezeNet's published head works on maps, not on features; call the whole network, "
            + "or replace the head first.")
        : LinearHead.Classify(features, _linear, _dropout, training);

    public override (Tensor Features, Tensor Logits) FeaturesAndLogits(Tensor inputs)
    {
        if (_linear is not null)
            return base.FeaturesAndLogits(inputs);
        using var scope = NewDisposeScope();
        var maps = features.call(inputs);                                         // (N, 512, H/16, W/16)
        return (maps.mean([2, 3]).MoveToOuterDisposeScope(), classifier.call(maps).mean([2, 3]).MoveToOuterDisposeScope());
    }

    public override Tensor forward(Tensor inputs)
    {
        if (_linear is not null)
            return base.forward(inputs);
        using var scope = NewDisposeScope();
        return classifier.call(features.call(inputs)).mean([2, 3]).MoveToOuterDisposeScope();  // (N, K)
    }

    public override void ReplaceHead(int classCount, double dropout)
    {
        LinearHead.ThrowIfInvalid(classCount, dropout);
        classifier = _linear = LinearHead.Swap(this, "classifier", classifier, 512, classCount);
        _dropout = dropout;
    }

    private static MaxPool2d Pool() => MaxPool2d(3, 2, ceil_mode: true);
}
