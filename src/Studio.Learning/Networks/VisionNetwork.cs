using static TorchSharp.torch;

namespace Studio.Learning.Networks;

/// <summary>An image classifier in two parts: images (N, C, H, W) to features (N, D), features to logits (N, K).</summary>
public abstract class VisionNetwork(string name) : nn.Module<Tensor, Tensor>(name)
{
    // Before the first network computes anything on a CPU.
    static VisionNetwork() => Devices.ProcessorConvolutions.Ensure();

    /// <summary>Images (N, C, H, W) to features (N, D) in front of the head; the caller owns the result.</summary>
    public abstract Tensor Features(Tensor images);

    /// <summary>Features (N, D) to logits (N, K).</summary>
    public abstract Tensor Classify(Tensor features);

    /// <summary>Both in one pass: features (N, D) and the logits (N, K) of the present head; the caller owns them.</summary>
    public virtual (Tensor Features, Tensor Logits) FeaturesAndLogits(Tensor images)
    {
        using var scope = NewDisposeScope();
        var features = Features(images);
        return (features.MoveToOuterDisposeScope(), Classify(features).MoveToOuterDisposeScope());
    }

    /// <summary>Key prefix of the present head's parameters, for example "fc" or "classifier.6".</summary>
    public abstract string HeadPrefix { get; }

    /// <summary>Puts a new linear head for <paramref name="classCount"/> classes in place of the present one, with dropout in front of it.</summary>
    public abstract void ReplaceHead(int classCount, double dropout);

    /// <summary>The loss that training brings down for images (N, C, H, W), a scalar that the caller owns: that of the logits, and of auxiliary heads where there are any.</summary>
    /// <param name="loss">The mean loss of logits (N, K).</param>
    public virtual Tensor TrainingLoss(Tensor images, Func<Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        return loss(call(images)).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        return Classify(Features(images)).MoveToOuterDisposeScope();  // (N, K)
    }
}
