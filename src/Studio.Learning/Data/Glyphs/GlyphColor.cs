namespace Studio.Learning.Data.Glyphs;

/// <summary>Red, green and blue from 0 to 255.</summary>
internal readonly record struct GlyphColor(int Red, int Green, int Blue)
{
    /// <param name="hue">Degrees on the colour circle; any number.</param>
    /// <param name="saturation">0 to 1.</param>
    /// <param name="value">0 to 1: the largest of the three channels.</param>
    public static GlyphColor Of(double hue, double saturation, double value)
    {
        return new(Channel(5), Channel(3), Channel(1));

        int Channel(int offset)
        {
            var k = ((offset + hue / 60) % 6 + 6) % 6;
            return (int)Math.Round(255 * value * (1 - saturation * Math.Clamp(Math.Min(k, 4 - k), 0, 1)));
        }
    }

    public int this[int channel] => channel switch { 0 => Red, 1 => Green, _ => Blue };

    /// <summary>Brightness to the eye, 0 to 255 (ITU-R 601).</summary>
    public int Luma => (Red * 299 + Green * 587 + Blue * 114 + 500) / 1000;

    /// <summary>This colour with <paramref name="share"/>/256 of the other one.</summary>
    public GlyphColor Towards(GlyphColor other, int share) =>
        new(Red + (other.Red - Red) * share / 256, Green + (other.Green - Green) * share / 256, Blue + (other.Blue - Blue) * share / 256);
}
