using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Vision;

/// <summary>Inception v3: images (N, 3, 299, 299), at least 75 pixels a side, to features (N, 2048) to logits (N, K).</summary>
/// <remarks>Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016, arXiv:1512.00567, table 1; key names
/// of the weights that torchvision publishes. Those want values from -1 to 1, which <see cref="Experiments.Data.Preprocessing.Inception"/>
/// gives.</remarks>
public sealed class InceptionV3 : FeatureNetwork
{
    /// <summary>What the auxiliary loss is multiplied by before it is added to the head's (as torchvision trained
    /// the published weights).</summary>
    public const double AuxiliaryWeight = 0.4;

    private readonly NormalisedConvolution Conv2d_1a_3x3, Conv2d_2a_3x3, Conv2d_2b_3x3, Conv2d_3b_1x1, Conv2d_4a_3x3;
    private readonly InceptionA Mixed_5b, Mixed_5c, Mixed_5d;
    private readonly InceptionB Mixed_6a;
    private readonly InceptionC Mixed_6b, Mixed_6c, Mixed_6d, Mixed_6e;
    private readonly InceptionAuxiliary AuxLogits;
    private readonly InceptionD Mixed_7a;
    private readonly InceptionE Mixed_7b, Mixed_7c;
    private Linear fc;
    private double _dropout = 0.5;

    public InceptionV3(int classCount) : base(nameof(InceptionV3))
    {
        Conv2d_1a_3x3 = new(3, 32, (3, 3), stride: 2, isPadded: false);
        Conv2d_2a_3x3 = new(32, 32, (3, 3), isPadded: false);
        Conv2d_2b_3x3 = new(32, 64, (3, 3));
        Conv2d_3b_1x1 = new(64, 80, (1, 1));
        Conv2d_4a_3x3 = new(80, 192, (3, 3), isPadded: false);
        (Mixed_5b, Mixed_5c, Mixed_5d) = (new(192, 32), new(256, 64), new(288, 64));
        Mixed_6a = new(288);
        (Mixed_6b, Mixed_6c, Mixed_6d, Mixed_6e) = (new(768, 128), new(768, 160), new(768, 160), new(768, 192));
        AuxLogits = new(classCount);
        Mixed_7a = new(768);
        (Mixed_7b, Mixed_7c) = (new(1280), new(2048));
        fc = Linear(2048, classCount);
        RegisterComponents();
        // Published as truncated at ±2, which is twenty deviations; TorchSharp's truncated normal fills in a constant and sometimes NaN.
        foreach (var convolution in modules().OfType<Conv2d>())
            init.normal_(convolution.weight, 0, 0.1);
        init.normal_(fc.weight, 0, 0.1);
        init.normal_(AuxLogits.Last.weight, 0, 0.001);
    }

    public override string HeadPrefix => "fc";

    public override Tensor Features(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        return Pooled(Middle(inputs)).MoveToOuterDisposeScope();                  // (N, 2048)
    }

    public override Tensor Classify(Tensor features) => LinearHead.Classify(features, fc, _dropout, training);

    /// <summary>Logits (N, K) of the head and of the auxiliary head.</summary>
    public (Tensor Logits, Tensor Auxiliary) LogitsOfBothHeads(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var middle = Middle(inputs);
        return (Classify(Pooled(middle)).MoveToOuterDisposeScope(), AuxLogits.call(middle).MoveToOuterDisposeScope());
    }

    /// <summary>With the auxiliary head's loss as long as its stage trains; else it could only push others towards
    /// what it happens to say.</summary>
    public override Tensor TrainingLoss(Tensor inputs, Func<Tensor, Tensor> loss)
    {
        if (!AuxLogits.parameters().Any(p => p.requires_grad))
            return base.TrainingLoss(inputs, loss);
        using var scope = NewDisposeScope();
        var (logits, auxiliary) = LogitsOfBothHeads(inputs);
        return loss(logits).Plus(loss(auxiliary).Times(AuxiliaryWeight)).MoveToOuterDisposeScope();
    }

    /// <remarks>The auxiliary head, too, begins anew for as many classes.</remarks>
    public override void ReplaceHead(int classCount, double dropout)
    {
        LinearHead.ThrowIfInvalid(classCount, dropout);
        fc = LinearHead.Swap(this, "fc", fc, classCount);
        _dropout = dropout;
        AuxLogits.Replace(classCount);
    }

    private Tensor Middle(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var x = Conv2d_2b_3x3.call(Conv2d_2a_3x3.call(Conv2d_1a_3x3.call(inputs)));      // (N, 64, 147, 147)
        x = Conv2d_4a_3x3.call(Conv2d_3b_1x1.call(functional.max_pool2d(x, 3, 2)));     // (N, 192, 71, 71)
        x = Mixed_5d.call(Mixed_5c.call(Mixed_5b.call(functional.max_pool2d(x, 3, 2))));  // (N, 288, 35, 35)
        x = Mixed_6c.call(Mixed_6b.call(Mixed_6a.call(x)));                             // (N, 768, 17, 17)
        return Mixed_6e.call(Mixed_6d.call(x)).MoveToOuterDisposeScope();                // (N, 768, 17, 17)
    }

    private Tensor Pooled(Tensor middle)
    {
        using var scope = NewDisposeScope();
        return Mixed_7c.call(Mixed_7b.call(Mixed_7a.call(middle))).mean([2, 3]).MoveToOuterDisposeScope();  // (N, 2048)
    }
}
