using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Three 5×5 convolutions for digits: images (N, 1, 32, 32) to features (N, 84) to logits (N, K).</summary>
/// <remarks>LeCun et al., "Gradient-Based Learning Applied to Document Recognition", Proceedings of the IEEE 1998, figure 2.
/// As in the weights of today: ReLU instead of tanh, maximum instead of trainable mean pooling, every map connected,
/// a linear last layer.</remarks>
public sealed class LeNet5 : FeatureNetwork
{
    private readonly Sequential convnet;
    private readonly DigitHead fc;

    public LeNet5(int classCount) : base(nameof(LeNet5))
    {
        convnet = Sequential(
            ("c1", Conv2d(1, 6, 5)), ("relu1", ReLU()), ("s2", MaxPool2d(2, 2)),
            ("c3", Conv2d(6, 16, 5)), ("relu3", ReLU()), ("s4", MaxPool2d(2, 2)),
            ("c5", Conv2d(16, 120, 5)), ("relu5", ReLU()));
        fc = new DigitHead(classCount);
        RegisterComponents();
    }

    public override string HeadPrefix => "fc.f7";

    public override Tensor Features(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        if (inputs.shape is not [_, 1, 32, 32])
            throw new ArgumentException($"LeNet-5 takes grey images (N, 1, 32, 32), these are ({string.Join(", ", inputs.shape)}); "
                + "resize them to 32 pixels in one channel.", nameof(inputs));
        return fc.Features(convnet.call(inputs).flatten(1)).MoveToOuterDisposeScope();  // (N, 84)
    }

    public override Tensor Classify(Tensor features) => fc.Classify(features);

    public override void ReplaceHead(int classCount, double dropout) => fc.Replace(classCount, dropout);

    private sealed class DigitHead : Module
    {
        private readonly Linear f6;
        private Linear f7;
        private double _dropout;

        internal DigitHead(int classCount) : base(nameof(DigitHead))
        {
            f6 = Linear(120, 84);
            f7 = Linear(84, classCount);
            RegisterComponents();
        }

        internal Tensor Features(Tensor x)
        {
            using var scope = NewDisposeScope();
            return functional.relu(f6.call(x), inplace: true).MoveToOuterDisposeScope();
        }

        internal Tensor Classify(Tensor features) => LinearHead.Classify(features, f7, _dropout, training);

        internal void Replace(int classCount, double dropout)
        {
            LinearHead.ThrowIfInvalid(classCount, dropout);
            f7 = LinearHead.Swap(this, "f7", f7, classCount);
            _dropout = dropout;
        }
    }
}
