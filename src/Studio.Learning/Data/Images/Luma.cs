namespace Studio.Learning.Data.Images;

/// <summary>Luminance of a colour as ITU-R recommendation 601 weighs it.</summary>
internal static class Luma
{
    internal const float Red = 0.299f, Green = 0.587f, Blue = 0.114f;

    internal static byte Of(byte red, byte green, byte blue) => (byte)((red * 299 + green * 587 + blue * 114 + 500) / 1000);
}
