using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Plain stacks of 3×3 convolutions: images (N, 3, H, W), at least 32 pixels a side, to features (N,
/// 4096) to logits (N, K).</summary>
/// <remarks>Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", ICLR 2015, arXiv:1409.1556,
/// table 1; key names of the weights that torchvision publishes, which also pools any size to 7×7 and has the
/// variants with batch normalisation.</remarks>
public sealed class Vgg : FeatureNetwork
{
    private readonly Sequential features;
    private readonly FullyConnectedHead classifier;

    /// <param name="convolutions">Convolutions in each of the five stages.</param>
    public Vgg(IReadOnlyList<int> convolutions, bool isNormalised, int classCount) : base(nameof(Vgg))
    {
        features = Sequential();
        var inputs = 3;
        for (var stage = 0; stage < convolutions.Count; stage++)
        {
            for (var i = 0; i < convolutions[stage]; i++)
            {
                var outputs = Width(stage);
                features.append(Conv2d(inputs, outputs, 3, 1, 1));
                if (isNormalised)
                    features.append(BatchNorm2d(outputs));
                features.append(ReLU(inplace: true));
                inputs = outputs;
            }
            features.append(MaxPool2d(2, 2));
        }
        classifier = new FullyConnectedHead(512 * 7 * 7, classCount);
        RegisterComponents();
        Initialise();
    }

    public override string HeadPrefix => "classifier.6";

    public override Tensor Features(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var x = NormalisationFolding.Call(features, inputs);                                            // (N, 512, H/32, W/32)
        x = functional.adaptive_avg_pool2d(x, 7).flatten(1);                      // (N, 25088)
        return classifier.Features(x).MoveToOuterDisposeScope();                  // (N, 4096)
    }

    public override Tensor Classify(Tensor features) => classifier.Classify(features);

    public override void ReplaceHead(int classCount, double dropout) => classifier.Replace(classCount, dropout);

    /// <summary>Channels of a stage, counted from 0.</summary>
    internal static int Width(int stage) => Math.Min(64 << stage, 512);

    private void Initialise()
    {
        foreach (var convolution in modules().OfType<Conv2d>())
        {
            init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
            init.zeros_(convolution.bias);
        }
        foreach (var linear in modules().OfType<Linear>())
        {
            init.normal_(linear.weight, 0, 0.01);
            init.zeros_(linear.bias);
        }
    }
}
