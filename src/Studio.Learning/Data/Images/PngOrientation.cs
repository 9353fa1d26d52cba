using System.Buffers.Binary;
using SkiaSharp;

namespace Studio.Learning.Data.Images;

/// <summary>The camera's orientation in a PNG: Exif 2.3, tag 0x0112, in the chunk eXIf (PNG specification, third edition, 11.3.4.5), which
/// Skia does not read.</summary>
internal static class PngOrientation
{
    private const ushort Tag = 0x0112, Short = 3;

    /// <summary>Top left if there is none, or none that makes sense.</summary>
    internal static SKEncodedOrigin Of(ReadOnlySpan<byte> png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > (uint)(png.Length - at - 12))
                break;
            if (png.Slice(at + 4, 4).SequenceEqual("eXIf"u8))
                return OfExif(png.Slice(at + 8, (int)length));
            at += (int)length + 12;
        }
        return SKEncodedOrigin.TopLeft;
    }

    private static SKEncodedOrigin OfExif(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 8 || !exif.StartsWith("II*\0"u8) && !exif.StartsWith("MM\0*"u8))
            return SKEncodedOrigin.TopLeft;
        var isLittle = exif[0] == 'I';
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (directory > (uint)exif.Length - 2)
            return SKEncodedOrigin.TopLeft;
        var count = Word(exif, (int)directory, isLittle);
        for (var i = 0; i < count && directory + 2 + 12 * (i + 1) <= exif.Length; i++)
        {
            var entry = (int)directory + 2 + 12 * i;
            if (Word(exif, entry, isLittle) == Tag && Word(exif, entry + 2, isLittle) == Short)
                return Word(exif, entry + 8, isLittle) is >= 1 and <= 8 and var origin ? (SKEncodedOrigin)origin : SKEncodedOrigin.TopLeft;
        }
        return SKEncodedOrigin.TopLeft;
    }

    private static ushort Word(ReadOnlySpan<byte> bytes, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
