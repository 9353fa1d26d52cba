using SkiaSharp;
using Studio.Experiments.Data;

namespace Studio.Learning.Data.Images;

/// <summary>Makes RGB of an encoded image, whatever it was stored as: orientation applied, alpha over white, first frame.</summary>
/// <remarks>Colour profiles are not applied, as training scripts do not apply them either.</remarks>
public static class ImageDecoding
{
    private const long LargestPixels = 100_000_000;

    /// <summary>What is wrong with an image by its header, or null; no pixel is decoded.</summary>
    internal static string? HeaderFault(Stream encoded)
    {
        if (encoded.CanSeek && encoded.Length == 0)
            return "It is empty";
        using var codec = SKCodec.Create(encoded);
        if (codec is null && encoded.CanSeek)
        {
            var head = new byte[FileSigns.HeadBytes];
            encoded.Position = 0;
            return FileSigns.Of(head.AsSpan(0, encoded.ReadAtLeast(head, head.Length, throwOnEndOfStream: false))) ?? Fault(codec);
        }
        return Fault(codec);
    }

    /// <param name="mostPixels">An image with more is refused by its header, before anything of it is decoded.</param>
    /// <exception cref="InvalidDataException">The bytes are no whole image; the sentence says why and names no item.</exception>
    public static RawImage Decode(byte[] encoded, long mostPixels = LargestPixels)
    {
        using var data = SKData.CreateCopy(encoded);
        using var codec = SKCodec.Create(data);
        if (codec is null && FileSigns.Of(encoded.AsSpan(0, Math.Min(encoded.Length, FileSigns.HeadBytes))) is { } sign)
            throw new InvalidDataException(sign);
        if (codec is null || Fault(codec, mostPixels) is not null)
            throw new InvalidDataException(Fault(codec, mostPixels));
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (codec.EncodedFormat == SKEncodedImageFormat.Jpeg && !JpegEnd.IsThere(encoded))
            throw new InvalidDataException("It is cut off");
        var origin = codec.EncodedFormat == SKEncodedImageFormat.Png ? PngOrientation.Of(encoded) : codec.EncodedOrigin;
        // RGBA of the decoder, RGB, and once more to turn it upright.
        using var room = DecodingBudget.Shared.Take((long)width * height * (origin is SKEncodedOrigin.TopLeft ? 7 : 10));
        var layout = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var result = codec.GetPixels(layout, out var pixels);
        if (result != SKCodecResult.Success)
            throw new InvalidDataException(result == SKCodecResult.IncompleteInput
                ? "It is cut off" : $"Its pixels are damaged ({result})");
        return Upright(width, height, OverWhite(pixels), origin);
    }

    private static string? Fault(SKCodec? codec, long mostPixels = LargestPixels) => codec switch
    {
        null => "It is no image that can be decoded (JPEG, PNG, GIF, BMP, WebP), or its header is damaged",
        { Info.Width: < 1 } or { Info.Height: < 1 } => "It has no pixels",
        _ when (long)codec.Info.Width * codec.Info.Height > mostPixels =>
            $"It claims {codec.Info.Width} × {codec.Info.Height} pixels, more than {mostPixels / 1_000_000} million",
        _ => null,
    };

    private static byte[] OverWhite(byte[] rgba)
    {
        var rgb = new byte[rgba.Length / 4 * 3];
        for (int from = 0, to = 0; from < rgba.Length; from += 4, to += 3)
        {
            var alpha = rgba[from + 3];
            for (var c = 0; c < 3; c++)
                rgb[to + c] = alpha == 255 ? rgba[from + c] : (byte)((rgba[from + c] * alpha + 255 * (255 - alpha) + 127) / 255);
        }
        return rgb;
    }

    /// <summary>Undoes the camera's orientation (Exif 2.3, tag 0x0112).</summary>
    private static RawImage Upright(int width, int height, byte[] rgb, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
            return new(width, height, 3, rgb);
        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom
            or SKEncodedOrigin.LeftBottom;
        var (w, h) = turned ? (height, width) : (width, height);
        var upright = new byte[rgb.Length];
        for (var y = 0; y < h; y++)
            for (var x = 0; x < w; x++)
            {
                var (fromX, fromY) = origin switch
                {
                    SKEncodedOrigin.TopRight => (width - 1 - x, y),
                    SKEncodedOrigin.BottomRight => (width - 1 - x, height - 1 - y),
                    SKEncodedOrigin.BottomLeft => (x, height - 1 - y),
                    SKEncodedOrigin.LeftTop => (y, x),
                    SKEncodedOrigin.RightTop => (y, height - 1 - x),
                    SKEncodedOrigin.RightBottom => (width - 1 - y, height - 1 - x),
                    _ => (width - 1 - y, x),
                };
                rgb.AsSpan((fromY * width + fromX) * 3, 3).CopyTo(upright.AsSpan((y * w + x) * 3));
            }
        return new(w, h, 3, upright);
    }
}
