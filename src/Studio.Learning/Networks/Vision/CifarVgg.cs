using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>VGG for small images, one convolution before each halving: (N, 3, H, W) to features (N, D) to logits (N, K).</summary>
/// <remarks>Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", ICLR 2015,
/// arXiv:1409.1556, with batch normalisation and, as is usual on CIFAR, one linear layer in place of three;
/// the last map is averaged, not pooled.</remarks>
public sealed class CifarVgg : FeatureNetwork
{
    private readonly Sequential features;
    private Linear classifier;
    private double _dropout;

    /// <param name="widths">Channels of each convolution; the last is D.</param>
    public CifarVgg(IReadOnlyList<int> widths, int classCount) : base(nameof(CifarVgg))
    {
        features = Sequential();
        foreach (var (i, width) in widths.Index())
        {
            if (i > 0)
                features.append(MaxPool2d(2));
            features.append(Conv2d(i == 0 ? 3 : widths[i - 1], width, 3, padding: 1)).append(BatchNorm2d(width)).append(ReLU(true));
        }
        classifier = Linear(widths[^1], classCount);
        RegisterComponents();
        foreach (var convolution in modules().OfType<Conv2d>())
        {
            init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
            init.zeros_(convolution.bias);
        }
    }

    public override string HeadPrefix => "classifier";

    public override Tensor Features(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        return NormalisationFolding.Call(features, inputs).mean([2, 3]).MoveToOuterDisposeScope();      // (N, D)
    }

    public override Tensor Classify(Tensor features) => LinearHead.Classify(features, classifier, _dropout, training);

    public override void ReplaceHead(int classCount, double dropout)
    {
        LinearHead.ThrowIfInvalid(classCount, dropout);
        classifier = LinearHead.Swap(this, "classifier", classifier, classCount);
        _dropout = dropout;
    }
}
