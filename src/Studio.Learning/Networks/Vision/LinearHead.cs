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

    /// <summary>A new layer for other classes under the old one's name, which ends here; the owner keeps it in its field.</summary>
    internal static TorchSharp.Modules.Linear Swap(nn.Module owner, string name, TorchSharp.Modules.Linear old, int classCount) =>
        Swap(owner, name, old, old.in_features, classCount);

    /// <param name="old">What stands under the name now, of whatever kind.</param>
    internal static TorchSharp.Modules.Linear Swap(nn.Module owner, string name, nn.Module old, long features, int classCount)
    {
        var fresh = nn.Linear(features, classCount);
        // A name that is taken refuses a second module; nothing in its place gives it free.
        owner.register_module(name, null!);
        owner.register_module(name, fresh);
        old.Dispose();
        return fresh;
    }
}
