using SkiaSharp;
using Studio.Learning.Data.Images;

namespace Studio.Worker.Pictures;

/// <summary>From decoded pixels to pictures that a browser shows.</summary>
internal static class SkiaPictures
{
    /// <summary>A PNG whose longer side has so many pixels.</summary>
    public static byte[] Png(RawImage image, int side)
    {
        var scale = side / (float)Math.Max(image.Width, image.Height);
        var (width, height) = (Math.Max(1, (int)MathF.Round(image.Width * scale)), Math.Max(1, (int)MathF.Round(image.Height * scale)));
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        using var whole = Bitmap(image);
        surface.Canvas.DrawImage(whole, SKRect.Create(width, height), Sampling(scale > 1));
        using var snapshot = surface.Snapshot();
        return Png(snapshot);
    }

    public static byte[] Png(SKImage picture)
    {
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    public static SKImage Bitmap(RawImage image)
    {
        var pixels = new byte[4 * image.Width * image.Height];
        for (var i = 0; i < image.Width * image.Height; i++)
        {
            for (var channel = 0; channel < 3; channel++)
                pixels[4 * i + channel] = image.Pixels[image.Channels * i + (image.Channels == 3 ? channel : 0)];
            pixels[4 * i + 3] = byte.MaxValue;
        }
        return SKImage.FromPixelCopy(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), pixels);
    }

    /// <summary>Small images keep their pixels; large ones are averaged.</summary>
    public static SKSamplingOptions Sampling(bool isEnlarged) => isEnlarged
        ? new(SKFilterMode.Nearest) : new(SKFilterMode.Linear, SKMipmapMode.Linear);
}
