using Studio.Experiments.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>DoodleNet: drawings (N, 1, 28, 28) to features (N, 512) to logits (N, K).</summary>
/// <remarks>Yining Shi, DoodleNet, 2019, of ml5.js (github.com/yining1023/doodleNet), trained on 345 classes of Quick, Draw!.
/// Six 3×3 convolutions, maximum pooling after every second, one hidden layer with tanh. Dropout in front of that layer is left out:
/// whoever fine-tunes it asks for dropout in front of the head.</remarks>
public sealed class DoodleNet : IBackbone
{
    private static readonly long[] s_widths = [16, 16, 32, 32, 64, 64];

    public string Key => "doodlenet";

    public string Title => "DoodleNet";

    public int FeatureCount => 512;

    /// <summary>Strokes are 1 on 0, and drawings come dark on white: 1 - value is (value - 1) / -1.</summary>
    public InputSpec Input => Preprocessing.Drawings;

    public double EmptyMargin => 0;

    public int PublishedClassCount => 345;

    public IReadOnlyList<Stage> Stages { get; } =
        [new("stage1", ["conv0", "conv1"], 2_480), new("stage2", ["conv2", "conv3"], 13_888), new("stage3", ["conv4", "conv5"], 55_424),
            new("fc0", ["fc0"], 295_424)];

    public FeatureNetwork Build(int classCount) => new Network(classCount);

    private sealed class Network : FeatureNetwork
    {
        private readonly Conv2d conv0, conv1, conv2, conv3, conv4, conv5;
        private readonly Linear fc0;
        private Linear fc1;
        private double _dropout;

        internal Network(int classCount) : base(nameof(DoodleNet))
        {
            (conv0, conv1, conv2) =
                (Convolution(1, s_widths[0]), Convolution(s_widths[0], s_widths[1]), Convolution(s_widths[1], s_widths[2]));
            (conv3, conv4, conv5) =
                (Convolution(s_widths[2], s_widths[3]), Convolution(s_widths[3], s_widths[4]), Convolution(s_widths[4], s_widths[5]));
            fc0 = Linear(s_widths[^1] * 3 * 3, 512);
            fc1 = Linear(512, classCount);
            RegisterComponents();
        }

        public override string HeadPrefix => "fc1";

        public override Tensor Features(Tensor images)
        {
            using var scope = NewDisposeScope();
            if (images.shape is not [_, 1, 28, 28])
                throw new ArgumentException("DoodleNet takes grey drawings (N, 1, 28, 28), "
                    + $"these are ({string.Join(", ", images.shape)}); resize them to 28 pixels in one channel.", nameof(images));
            var x = Halved(conv1, Activated(conv0, images));                      // (N, 16, 14, 14)
            x = Halved(conv3, Activated(conv2, x));                               // (N, 32, 7, 7)
            x = Halved(conv5, Activated(conv4, x));                               // (N, 64, 3, 3)
            return fc0.call(x.flatten(1)).tanh().MoveToOuterDisposeScope();       // (N, 512)
        }

        public override Tensor Classify(Tensor features) => LinearHead.Classify(features, fc1, _dropout, training);

        public override void ReplaceHead(int classCount, double dropout)
        {
            LinearHead.ThrowIfInvalid(classCount, dropout);
            fc1 = LinearHead.Swap(this, "fc1", fc1, classCount);
            _dropout = dropout;
        }

        private static Tensor Activated(Conv2d convolution, Tensor x) => functional.relu(convolution.call(x), inplace: true);

        private static Tensor Halved(Conv2d convolution, Tensor x) => functional.max_pool2d(Activated(convolution, x), 2);

        private static Conv2d Convolution(long inputs, long outputs) => Conv2d(inputs, outputs, 3, padding: 1);
    }
}
