namespace Studio.Learning.Data.Images;

/// <summary>Changes brightness, contrast and saturation of one image in planes (C, S, S).</summary>
/// <remarks>
/// All three are linear in the colours, so they are one 3×3 matrix and an offset a channel: saturation blends a pixel with its
/// luminance, contrast with the image's mean luminance, brightness with black. Values are cut off at 0 and 255 once, at the end.
/// </remarks>
internal static class ColourJitter
{
    private static readonly float[] s_luma = [Luma.Red, Luma.Green, Luma.Blue];

    internal static void Apply(Span<byte> planes, int channels, double brightness, double contrast, double saturation)
    {
        var area = planes.Length / channels;
        var scale = (float)(brightness * contrast);
        var offset = (float)(brightness * (1 - contrast) * MeanLuma(planes, channels)) + 0.5f;
        if (channels == 1)
        {
            for (var i = 0; i < area; i++)
                planes[i] = Byte(scale * planes[i] + offset);
            return;
        }
        var (own, grey) = (scale * (float)saturation, scale * (1 - (float)saturation));
        var red = planes[..area];
        var green = planes.Slice(area, area);
        var blue = planes[(2 * area)..];
        for (var i = 0; i < area; i++)
        {
            var shared = grey * (Luma.Red * red[i] + Luma.Green * green[i] + Luma.Blue * blue[i]) + offset;
            red[i] = Byte(own * red[i] + shared);
            green[i] = Byte(own * green[i] + shared);
            blue[i] = Byte(own * blue[i] + shared);
        }
    }

    private static double MeanLuma(ReadOnlySpan<byte> planes, int channels)
    {
        var area = planes.Length / channels;
        var mean = 0.0;
        for (var c = 0; c < channels; c++)
        {
            var sum = 0L;
            foreach (var value in planes.Slice(c * area, area))
                sum += value;
            mean += (channels == 1 ? 1 : s_luma[c]) * sum / area;
        }
        return mean;
    }

    private static byte Byte(float value) => (byte)Math.Clamp(value, 0f, 255f);
}
