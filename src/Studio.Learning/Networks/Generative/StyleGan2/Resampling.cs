using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>Upsampling, low-pass filter and downsampling in one.</summary>
/// <remarks>Karras et al., "Analyzing and Improving the Image Quality of StyleGAN", arXiv:1912.04958, appendix B.</remarks>
internal static class Resampling
{
    /// <summary>The binomial filter of four taps in two dimensions, (4, 4), with a sum of <paramref name="gain"/>.</summary>
    public static Tensor Kernel(double gain = 1)
    {
        using var scope = NewDisposeScope();
        var taps = tensor([1f, 3, 3, 1]);
        return taps.outer(taps).Times(gain / 64).MoveToOuterDisposeScope();
    }

    /// <summary>Puts <paramref name="up"/> − 1 zeros behind each pixel of (N, C, H, W), pads, convolves each channel with the kernel
    /// (K, K), and keeps each <paramref name="down"/>-th pixel. The caller owns the result.</summary>
    /// <param name="before">Pixels that are added at the left and at the top; <paramref name="after"/> at the right and below.</param>
    public static Tensor Filter(Tensor x, Tensor kernel, int before, int after, int up = 1, int down = 1)
    {
        using var scope = NewDisposeScope();
        var (batch, channels, taps) = (x.shape[0], x.shape[1], kernel.shape[0]);
        var single = x.reshape(batch * channels, 1, x.shape[2], x.shape[3]);
        if (up == 1)
        {
            var flipped = kernel.flip(0, 1).view(1, 1, taps, taps);
            if ((before, after) != (0, 0))
                single = functional.pad(single, [before, after, before, after]);
            single = functional.conv2d(single, flipped, strides: [down, down]);
        }
        else
        {
            // A transposed convolution is the same without the multiplications by zero; it spreads over K − 1 more pixels at each end.
            single = functional.conv_transpose2d(single, kernel.view(1, 1, taps, taps), strides: [up, up]);
            var (height, width) = (x.shape[2] * up + before + after - taps + 1, x.shape[3] * up + before + after - taps + 1);
            single = Cut(Cut(single, 2, taps - 1 - before, height), 3, taps - 1 - before, width);
            if (down > 1)
                single = single.index([TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Slice(step: down),
                    TensorIndex.Slice(step: down)]);
        }
        return single.view(batch, channels, single.shape[2], single.shape[3]).MoveToOuterDisposeScope();
    }

    /// <summary>A part of a dimension, with zeros where it reaches beyond the tensor.</summary>
    private static Tensor Cut(Tensor x, int dimension, long start, long length)
    {
        var (left, right) = (Math.Max(0, -start), Math.Max(0, start + length - x.shape[dimension]));
        if (left + right > 0)
            x = functional.pad(x, dimension == 3 ? [left, right, 0, 0] : [0, 0, left, right]);
        return x.narrow(dimension, start + left, length);
    }
}
