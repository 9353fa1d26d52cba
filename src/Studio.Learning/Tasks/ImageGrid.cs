using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>Puts images side by side, row by row, into one encoded picture.</summary>
public static class ImageGrid
{
    private const int GapPixels = 2;
    private const byte GapGrey = 128;

    /// <param name="images">(N, C, S, S) between −1 and 1, grey or RGB; on any device.</param>
    public static ReadOnlyMemory<byte> Png(Tensor images, int columns)
    {
        using var scope = NewDisposeScope();
        var (count, channels, side) = ((int)images.shape[0], (int)images.shape[1], (int)images.shape[2]);
        using var darkest = 0.ToScalar();
        using var brightest = 255.ToScalar();
        var bytes = images.Plus(1).Times(127.5).round().clamp(darkest, brightest).to(ScalarType.Byte);
        var values = bytes.cpu().contiguous().data<byte>().ToArray();
        var rows = (count + columns - 1) / columns;
        var (width, height) = (columns * (side + GapPixels) + GapPixels, rows * (side + GapPixels) + GapPixels);
        var pixels = new byte[4 * width * height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = i % 4 == 3 ? byte.MaxValue : GapGrey;
        for (var i = 0; i < count; i++)
        {
            var (left, top) = (i % columns * (side + GapPixels) + GapPixels, i / columns * (side + GapPixels) + GapPixels);
            for (var c = 0; c < 3; c++)
                for (var place = 0; place < side * side; place++)
                    pixels[4 * ((top + place / side) * width + left + place % side) + c] =
                        values[(i * channels + Math.Min(c, channels - 1)) * side * side + place];
        }
        using var image = SKImage.FromPixelCopy(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), pixels);
        using var encoded = image.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }
}
