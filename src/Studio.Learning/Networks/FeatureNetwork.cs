using static TorchSharp.torch;

namespace Studio.Learning.Networks;

/// <summary>A classifier in two parts: a batch of inputs (N, …) to features (N, D), features to logits (N, K). Images are (N, C, H, W) in
/// float32, texts (N, T) in int64.</summary>
public abstract class FeatureNetwork(string name) : nn.Module<Tensor, Tensor>(name)
{
    // Before the first network computes anything on a CPU.
    static FeatureNetwork() => Devices.ProcessorConvolutions.Ensure();

    /// <summary>Inputs (N, …) to features (N, D) in front of the head; the caller owns the result.</summary>
    public abstract Tensor Features(Tensor inputs);

    /// <summary>Features (N, D) to logits (N, K).</summary>
    public abstract Tensor Classify(Tensor features);

    /// <summary>Both in one pass: features (N, D) and the logits (N, K) of the present head; the caller owns them.</summary>
    public virtual (Tensor Features, Tensor Logits) FeaturesAndLogits(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var features = Features(inputs);
        return (features.MoveToOuterDisposeScope(), Classify(features).MoveToOuterDisposeScope());
    }

    /// <summary>Key prefix of the present head's parameters, for example "fc" or "classifier.6".</summary>
    public abstract string HeadPrefix { get; }

    /// <summary>Puts a new linear head for <paramref name="classCount"/> classes in place of the present one,
    /// with dropout in front of it.</summary>
    public abstract void ReplaceHead(int classCount, double dropout);

    /// <summary>The loss that training brings down for inputs (N, …), a scalar that the caller owns: that of the logits, and of auxiliary
    /// heads where there are any.</summary>
    /// <param name="loss">The mean loss of logits (N, K).</param>
    public virtual Tensor TrainingLoss(Tensor inputs, Func<Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        return loss(call(inputs)).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        return Classify(Features(inputs)).MoveToOuterDisposeScope();  // (N, K)
    }
}
