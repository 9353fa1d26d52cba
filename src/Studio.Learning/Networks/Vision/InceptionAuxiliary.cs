using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>A second classifier on the middle of the network, for training only: (N, 768, 17, 17) to logits (N, K).</summary>
/// <remarks>Szegedy et al., arXiv:1512.00567, section 4.</remarks>
internal sealed class InceptionAuxiliary : Module<Tensor, Tensor>
{
    private readonly NormalisedConvolution conv0, conv1;
    private Linear fc;

    internal InceptionAuxiliary(int classCount) : base(nameof(InceptionAuxiliary))
    {
        conv0 = new(768, 128, (1, 1));
        conv1 = new(128, 768, (5, 5), isPadded: false);
        fc = Linear(768, classCount);
        RegisterComponents();
    }

    internal Linear Last => fc;

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = conv1.call(conv0.call(functional.avg_pool2d(x, 5, 3)));               // (N, 768, 1, 1) for 299 pixels
        return fc.call(x.mean([2, 3])).MoveToOuterDisposeScope();                 // (N, K)
    }

    internal void Replace(int classCount) => fc = LinearHead.Swap(this, "fc", fc, classCount);
}
