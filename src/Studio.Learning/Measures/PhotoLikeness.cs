using Studio.Experiments.Results.Evidence;
using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>Colour and smoothness of images.</summary>
/// <remarks>Neighbouring pixels of natural images are alike, and unlike ones are far apart: their power falls with the square of frequency.
/// Ruderman, "The statistics of natural images", Network: Computation in Neural Systems 5, 1994.</remarks>
public static class PhotoLikeness
{
    private const int Far = 8;

    /// <param name="images">(N, 3, H, W), in units of value/255.</param>
    /// <returns>Null for grey images, and for those with fewer than 16 pixels a side.</returns>
    public static PhotoStatistics? Of(Tensor images)
    {
        if (images.shape is not [_, 3, >= 2 * Far, >= 2 * Far])
            return null;
        using var scope = NewDisposeScope();
        var colour = images.amax([1]).Minus(images.amin([1])).mean([1, 2]);                        // (N)
        var roughness = Difference(images, 1) / Difference(images, Far).Plus(1e-9);               // (N)
        return new(colour.median().cpu().item<float>(), roughness.median().cpu().item<float>());
    }

    /// <summary>Mean squared difference of pixels so far apart in a row, for each image.</summary>
    private static Tensor Difference(Tensor images, int apart)
    {
        var width = images.shape[3] - apart;
        return images.narrow(3, 0, width).Minus(images.narrow(3, apart, width)).square().mean([1, 2, 3]);
    }
}
