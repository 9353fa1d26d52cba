using System.Numerics.Tensors;
using Studio.Experiments.Data;

namespace Studio.Learning.Data.Images;

/// <summary>Resizes bytes with a filter that widens when it shrinks, so that nothing aliases; corners are not aligned.</summary>
/// <remarks>As torchvision's transforms do with photos: columns first and rounded, then rows.</remarks>
public static class ImageResize
{
    /// <summary>Shorter side to <paramref name="side"/> pixels; the aspect ratio is kept, the longer side rounded down.</summary>
    public static RawImage ShorterSide(RawImage image, int side, ResizeFilter filter = ResizeFilter.Triangle)
    {
        var shorter = Math.Min(image.Width, image.Height);
        return side <= 0 || shorter == side ? image
            : To(image, Math.Max(1, (int)((long)image.Width * side / shorter)),
                Math.Max(1, (int)((long)image.Height * side / shorter)), filter);
    }

    public static RawImage To(RawImage image, int width, int height, ResizeFilter filter = ResizeFilter.Triangle) =>
        Region(image, new(0, 0, image.Width, image.Height), width, height, filter);

    /// <summary>A rectangle of the image, resized; pixels outside of the rectangle have no influence.</summary>
    /// <exception cref="ArgumentException">The rectangle reaches beyond the image.</exception>
    public static RawImage Region(RawImage image, ImageRegion region, int width, int height,
        ResizeFilter filter = ResizeFilter.Triangle)
    {
        var (left, top, regionWidth, regionHeight) = region;
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (left < 0 || top < 0 || regionWidth < 1 || regionHeight < 1 || left + regionWidth > image.Width
            || top + regionHeight > image.Height)
            throw new ArgumentException(
                $"The region {regionWidth} × {regionHeight} at ({left}, {top}) is not inside of an image of {image.Width} × "
                    + $"{image.Height} pixels.");
        var (channels, rowLength) = (image.Channels, width * image.Channels);
        var narrow = new float[regionHeight * rowLength];
        Narrow(image, left, top, regionHeight, Taps.Of(regionWidth, width, filter), narrow);
        var rows = Taps.Of(regionHeight, height, filter);
        var pixels = new byte[height * rowLength];
        var row = new float[rowLength];
        for (var y = 0; y < height; y++)
        {
            var weights = rows.Weights(y);
            TensorPrimitives.Multiply(narrow.AsSpan(rows.Start[y] * rowLength, rowLength), weights[0], row);
            for (var k = 1; k < weights.Length; k++)
                TensorPrimitives.MultiplyAdd(narrow.AsSpan((rows.Start[y] + k) * rowLength, rowLength), weights[k], row, row);
            var target = pixels.AsSpan(y * rowLength, rowLength);
            for (var i = 0; i < rowLength; i++)
                target[i] = (byte)Math.Clamp(row[i] + 0.5f, 0, byte.MaxValue);
        }
        return new(width, height, channels, pixels);
    }

    /// <summary>Each row of the region to the new width, rounded to whole values.</summary>
    private static void Narrow(RawImage image, int left, int top, int regionHeight, Taps columns, float[] narrow)
    {
        var (channels, width) = (image.Channels, columns.Start.Length);
        for (var y = 0; y < regionHeight; y++)
        {
            var from = image.Pixels.AsSpan(((top + y) * image.Width + left) * channels);
            var to = narrow.AsSpan(y * width * channels, width * channels);
            for (var x = 0; x < width; x++)
            {
                var weights = columns.Weights(x);
                var source = from.Slice(columns.Start[x] * channels, weights.Length * channels);
                for (var c = 0; c < channels; c++)
                {
                    var sum = 0.5f;
                    for (int k = 0, at = c; k < weights.Length; k++, at += channels)
                        sum += weights[k] * source[at];
                    to[x * channels + c] = (int)Math.Clamp(sum, 0, byte.MaxValue);
                }
            }
        }
    }

    /// <summary>For each new pixel, the first old pixel and the weights from there on; they add up to 1.</summary>
    private sealed record Taps(int[] Start, int[] Count, float[] All, int Stride)
    {
        internal ReadOnlySpan<float> Weights(int i) => All.AsSpan(i * Stride, Count[i]);

        internal static Taps Of(int from, int to, ResizeFilter filter)
        {
            var scale = (double)from / to;
            var stretch = Math.Max(scale, 1);
            var support = filter == ResizeFilter.Cubic ? 2 * stretch : stretch;
            var stride = (int)Math.Ceiling(support) * 2 + 1;
            var taps = new Taps(new int[to], new int[to], new float[to * stride], stride);
            for (var i = 0; i < to; i++)
            {
                var centre = (i + 0.5) * scale;
                var start = Math.Max(0, (int)(centre - support + 0.5));
                var end = Math.Min(from, (int)(centre + support + 0.5));
                var sum = 0.0;
                for (var j = start; j < end; j++)
                    sum += Weight((j - centre + 0.5) / stretch, filter);
                (taps.Start[i], taps.Count[i]) = (start, end - start);
                for (var j = start; j < end; j++)
                    taps.All[i * stride + j - start] = (float)(Weight((j - centre + 0.5) / stretch, filter) / sum);
            }
            return taps;
        }

        /// <param name="distance">From the new pixel's centre, in pixels of the smaller image.</param>
        private static double Weight(double distance, ResizeFilter filter) => (filter, Math.Abs(distance)) switch
        {
            (ResizeFilter.Triangle, var x) => Math.Max(0, 1 - x),
            (_, < 1 and var x) => (1.5 * x - 2.5) * x * x + 1,
            (_, < 2 and var x) => ((-0.5 * x + 2.5) * x - 4) * x + 2,
            _ => 0,
        };
    }
}
