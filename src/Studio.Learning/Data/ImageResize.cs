namespace Studio.Learning.Data;

/// <summary>Resizes bytes with a triangle filter that widens when it shrinks, so that nothing aliases; corners are not aligned.</summary>
/// <remarks>The filter that torchvision's transforms apply to photos: support 1 pixel of the smaller image.</remarks>
public static class ImageResize
{
    /// <summary>Shorter side to <paramref name="side"/> pixels; the aspect ratio is kept, the longer side rounded down.</summary>
    public static RawImage ShorterSide(RawImage image, int side)
    {
        var shorter = Math.Min(image.Width, image.Height);
        return side <= 0 || shorter == side ? image
            : To(image, Math.Max(1, (int)((long)image.Width * side / shorter)), Math.Max(1, (int)((long)image.Height * side / shorter)));
    }

    public static RawImage To(RawImage image, int width, int height)
    {
        var (columns, rows) = (Taps(image.Width, width), Taps(image.Height, height));
        var channels = image.Channels;
        var narrow = new float[image.Height * width * channels];
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < width; x++)
                for (var c = 0; c < channels; c++)
                {
                    var (start, weights) = columns[x];
                    var sum = 0f;
                    for (var k = 0; k < weights.Length; k++)
                        sum += weights[k] * image.Pixels[(y * image.Width + start + k) * channels + c];
                    narrow[(y * width + x) * channels + c] = MathF.Round(sum);
                }
        var pixels = new byte[height * width * channels];
        var rowLength = width * channels;
        for (var y = 0; y < height; y++)
            for (var i = 0; i < rowLength; i++)
            {
                var (start, weights) = rows[y];
                var sum = 0f;
                for (var k = 0; k < weights.Length; k++)
                    sum += weights[k] * narrow[(start + k) * rowLength + i];
                pixels[y * rowLength + i] = (byte)Math.Clamp(MathF.Round(sum), 0, 255);
            }
        return new(width, height, channels, pixels);
    }

    private static (int Start, float[] Weights)[] Taps(int from, int to)
    {
        var scale = (double)from / to;
        var support = Math.Max(scale, 1);
        return [.. Enumerable.Range(0, to).Select(i =>
        {
            var centre = (i + 0.5) * scale;
            var start = Math.Max(0, (int)(centre - support + 0.5));
            var end = Math.Min(from, (int)(centre + support + 0.5));
            var weights = Enumerable.Range(start, end - start).Select(j => Math.Max(0, 1 - Math.Abs((j - centre + 0.5) / support))).ToArray();
            var sum = weights.Sum();
            return (start, weights.Select(w => (float)(w / sum)).ToArray());
        })];
    }
}
