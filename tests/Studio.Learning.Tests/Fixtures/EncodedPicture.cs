using System.IO.Compression;
using SkiaSharp;

namespace Studio.Learning.Tests.Fixtures;

/// <summary>Small encoded images and archives of them, made for a test.</summary>
internal static class EncodedPicture
{
    internal static byte[] Png(SKColor colour, int width = 8, int height = 6, SKColorType type = SKColorType.Rgba8888) =>
        Encoded(SKEncodedImageFormat.Png, colour, width, height, type);

    internal static byte[] Jpeg(SKColor colour, int width = 16, int height = 16) =>
        Encoded(SKEncodedImageFormat.Jpeg, colour, width, height, SKColorType.Rgba8888);

    /// <summary>Red left half, blue right half.</summary>
    internal static byte[] TwoColours(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Red);
        bitmap.Erase(SKColors.Blue, new SKRectI(width / 2, 0, width, height));
        return bitmap.Encode(format, 100).ToArray();
    }

    /// <summary>A JPEG whose Exif block states the orientation (1 to 8).</summary>
    internal static byte[] Turned(byte[] jpeg, byte orientation) =>
        [0xFF, 0xD8, 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0, 0, 0, 0, .. jpeg.AsSpan(2)];

    /// <summary>A JPEG of 8×8 pixels in cyan, magenta, yellow and black, one value each (0 is full ink, as Adobe writes it).</summary>
    internal static byte[] CmykJpeg(byte cyan, byte magenta, byte yellow, byte black)
    {
        var bits = "";
        foreach (var value in new[] { cyan, magenta, yellow, black })
        {
            var difference = (value - 128) * 8;
            var size = difference == 0 ? 0 : (int)Math.Log2(Math.Abs(difference)) + 1;
            // DC code of four bits, then the amplitude, then "end of block" (one zero).
            bits += Convert.ToString(size, 2).PadLeft(4, '0')
                + (size == 0
                    ? "" : Convert.ToString(difference > 0 ? difference : difference + (1 << size) - 1, 2).PadLeft(size, '0')) + "0";
        }
        var scan = bits.Chunk(8).Select(b => Convert.ToByte(new string(b).PadRight(8, '1'), 2))
            .SelectMany(b => b == 0xFF ? new byte[] { 0xFF, 0 } : [b]);
        return
        [
            0xFF, 0xD8,
            0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0,
            0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
            0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0,
            0xFF, 0xC4, 0, 31, 0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
            0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0,
            .. scan,
            0xFF, 0xD9,
        ];
    }

    internal static byte[] Zip(params (string Path, byte[] Bytes)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in entries)
                using (var stream = archive.CreateEntry(path).Open())
                    stream.Write(bytes);
        return memory.ToArray();
    }

    private static byte[] Encoded(SKEncodedImageFormat format, SKColor colour, int width, int height, SKColorType type)
    {
        using var bitmap = new SKBitmap(width, height, type, type == SKColorType.Gray8 ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        bitmap.Erase(colour);
        return bitmap.Encode(format, 100).ToArray();
    }
}
