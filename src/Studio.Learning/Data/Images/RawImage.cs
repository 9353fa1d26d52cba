namespace Studio.Learning.Data.Images;

/// <summary>Decoded pixels, height by width by channel (HWC), one byte a value; channels are 1 (luminance) or 3 (RGB).</summary>
public sealed record RawImage(int Width, int Height, int Channels, byte[] Pixels);
