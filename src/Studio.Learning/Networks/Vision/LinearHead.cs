using static TorchSharp.torch;

namespace Studio.Learning.Networks.Vision;

/// <summary>Makes and swaps the linear layer that turns features (N, D) into logits (N, K).</summary>
internal static class LinearHead
{
    /// <summary>Dropout has no parameters, so it never shows in a state dict.</summary>
    internal static Tensor Classify(Tensor features, TorchSharp.Modules.Linear head, double dropout, bool training) =>
        dropout > 0 && training ? head.call(nn.functional.dropout(features, dropout, training)) : head.call(features);  // (N, K)

    internal static void ThrowIfInvalid(int classCount, double dropout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (dropout is < 0 or >= 1)
            throw new ArgumentOutOfRangeException(nameof(dropout), dropout, "Dropout before the head is a share from 0 to below 1.");
    }
}
