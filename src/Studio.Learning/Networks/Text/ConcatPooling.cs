using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>Pools outputs (N, T, H) of sequences to (N, 3·H): the last one, the maximum and the mean over each sequence's own
/// places.</summary>
/// <remarks>Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", arXiv:1801.06146, section 3.3.</remarks>
internal static class ConcatPooling
{
    /// <param name="isPadding">(N, T); padding stands behind a sequence's end.</param>
    public static Tensor Pool(Tensor outputs, Tensor isPadding)
    {
        using var scope = NewDisposeScope();
        using var one = 1.ToScalar();
        using var none = float.NegativeInfinity.ToScalar();
        var length = isPadding.logical_not().sum(1, keepdim: true).clamp_min(one);                                          // (N, 1)
        var outside = isPadding.unsqueeze(2);
        var last = outputs.gather(1, length.sub(one).unsqueeze(2).expand(-1, 1, outputs.shape[2])).squeeze(1);              // (N, H)
        var highest = outputs.masked_fill(outside, none).amax([1]);
        var mean = (outputs * outside.logical_not().to(outputs.dtype)).sum(1) / length.to(outputs.dtype);
        return cat([last, highest, mean], 1).MoveToOuterDisposeScope();                                                     // (N, 3·H)
    }
}
