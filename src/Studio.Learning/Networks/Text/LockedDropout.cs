using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>Dropout with one mask for all steps of a sequence: (T, N, D) to (T, N, D).</summary>
/// <remarks>Gal and Ghahramani, "A Theoretically Grounded Application of Dropout in Recurrent Neural Networks", NIPS 2016,
/// arXiv:1512.05287.</remarks>
internal static class LockedDropout
{
    /// <summary>The same tensor under another handle where nothing is dropped.</summary>
    public static Tensor Apply(Tensor x, double share, bool training)
    {
        if (!training || share == 0)
            return x.alias();
        using var scope = NewDisposeScope();
        return x.mul(Mask([1, x.shape[1], x.shape[2]], share, x)).MoveToOuterDisposeScope();
    }

    /// <summary>0 with the probability of the share, else 1 / (1 − share), so that the mean stays 1.</summary>
    /// <param name="like">Gives device and type.</param>
    public static Tensor Mask(long[] shape, double share, Tensor like)
    {
        using var scope = NewDisposeScope();
        return empty(shape, dtype: like.dtype, device: like.device).bernoulli_(1 - share).Over(1 - share).MoveToOuterDisposeScope();
    }
}
