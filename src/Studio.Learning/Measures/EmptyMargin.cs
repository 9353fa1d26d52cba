using Studio.Experiments.Data;
using Studio.Experiments.Results.Evidence;
using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>How much of images lies where those of pretraining had nothing.</summary>
internal static class EmptyMargin
{
    /// <param name="images">(N, C, S, S), normalised by <paramref name="preprocessing"/>.</param>
    /// <param name="share">Of the side, empty on each side in pretraining; above 0 and below 0.5.</param>
    public static MarginStatistics Of(Tensor images, Preprocessing preprocessing, double share)
    {
        using var scope = NewDisposeScope();
        long side = preprocessing.CropSide;
        var pixels = (int)Math.Ceiling(share * side);
        // Bytes again, of which black ones are 0 and nothing else.
        var values = images.cpu().to(ScalarType.Float64).mul(Channels(preprocessing.StandardDeviation)).Plus(Channels(preprocessing.Mean))
            .Times(byte.MaxValue).round();
        var whole = values.sum().item<double>();
        var middle = values.narrow(2, pixels, side - 2 * pixels).narrow(3, pixels, side - 2 * pixels).sum().item<double>();
        return new(pixels, whole > 0 ? 1 - middle / whole : 0);
    }

    private static Tensor Channels(IReadOnlyList<float> values) =>
        tensor([.. values.Select(v => (double)v)]).reshape(1, values.Count, 1, 1);
}
