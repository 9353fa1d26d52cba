using System.Numerics.Tensors;

namespace Studio.Learning.Data;

/// <summary>Resizes bytes with a triangle filter that widens when it shrinks, so that nothing aliases; corners are not aligned.</summary>
/// <remarks>The filter that torchvision's transforms apply to photos: support 1 pixel of the smaller image, columns first and rounded, then rows.</remarks>
public static class ImageResize
{
    /// <summary>Shorter side to <paramref name="side"/> pixels; the aspect ratio is kept, the longer side rounded down.</summary>
    public static RawImage ShorterSide(RawImage image, int side)
    {
        var shorter = Math.Min(image.Width, image.Height);
        return side <= 0 || shorter == side ? image
            : To(image, Math.Max(1, (int)((long)image.Width * side / shorter)), Math.Max(1, (int)((long)image.Height * side / shorter)));
    }

    public static RawImage To(RawImage image, int width, int height) => Region(image, 0, 0, image.Width, image.Height, width, height);

    /// <summary>A rectangle of the image, resized; pixels outside of the rectangle have no influence.</summary>
    public static RawImage Region(RawImage image, int left, int top, int regionWidth, int regionHeight, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (left < 0 || top < 0 || regionWidth < 1 || regionHeight < 1 || left + regionWidth > image.Width || top + regionHeight > image.Height)
            throw new ArgumentException($"The region {regionWidth} × {regionHeight} at ({left}, {top}) is not inside of an image of {image.Width} × {image.Height} pixels.");
        var (channels, rowLength) = (image.Channels, width * image.Channels);
        var narrow = new float[regionHeight * rowLength];
        Narrow(image, left, top, regionHeight, Taps.Of(regionWidth, width), narrow);
        var rows = Taps.Of(regionHeight, height);
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
                target[i] = (byte)(row[i] + 0.5f);
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
                    to[x * channels + c] = (int)sum;
                }
            }
        }
    }

    /// <summary>For each new pixel, the first old pixel and the weights from there on; they are positive and add up to 1.</summary>
    private sealed record Taps(int[] Start, int[] Count, float[] All, int Stride)
    {
        internal ReadOnlySpan<float> Weights(int i) => All.AsSpan(i * Stride, Count[i]);

        internal static Taps Of(int from, int to)
        {
            var scale = (double)from / to;
            var support = Math.Max(scale, 1);
            var stride = (int)Math.Ceiling(support) * 2 + 1;
            var taps = new Taps(new int[to], new int[to], new float[to * stride], stride);
            for (var i = 0; i < to; i++)
            {
                var centre = (i + 0.5) * scale;
                var start = Math.Max(0, (int)(centre - support + 0.5));
                var end = Math.Min(from, (int)(centre + support + 0.5));
                var sum = 0.0;
                for (var j = start; j < end; j++)
                    sum += Weight(j, centre, support);
                (taps.Start[i], taps.Count[i]) = (start, end - start);
                for (var j = start; j < end; j++)
                    taps.All[i * stride + j - start] = (float)(Weight(j, centre, support) / sum);
            }
            return taps;
        }

        private static double Weight(int pixel, double centre, double support) => Math.Max(0, 1 - Math.Abs((pixel - centre + 0.5) / support));
    }
}
