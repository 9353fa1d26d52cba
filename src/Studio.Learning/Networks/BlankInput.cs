using Studio.Experiments.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Networks;

/// <summary>Inputs without content, for whoever needs only their shape: counting of operations, of memory.</summary>
public static class BlankInput
{
    /// <summary>Zeros (N, C, H, W) in float32 for images; for texts (N, T) in int64, of the vocabulary's first word.
    /// The caller owns them.</summary>
    public static Tensor Of(InputSpec input, long count, Device device) => input switch
    {
        Preprocessing images => zeros([count, images.Channels, images.CropSide, images.CropSide], device: device),
        Tokenization texts => Words(count, texts.MaxLength, texts.FirstWord, device),
        _ => throw new NotSupportedException($"The input '{input.GetType().Name}' has no shape here."),
    };

    private static Tensor Words(long count, long length, int first, Device device)
    {
        using var word = first.ToScalar();
        return full([count, length], word, ScalarType.Int64, device);
    }
}
