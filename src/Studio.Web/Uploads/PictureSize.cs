using System.Buffers.Binary;

namespace Studio.Web.Uploads;

/// <summary>Width and height as a picture's first bytes state them, so that an absurd one is turned away before
/// anybody decodes it.</summary>
public static class PictureSize
{
    /// <summary>Enough for a JPEG whose camera put a thumbnail and its notes first.</summary>
    public const int HeadBytes = 256 << 10;

    /// <summary>What is said of a file that is none of the formats below.</summary>
    public const string Unreadable = "it is not a PNG, JPEG, GIF, BMP or WebP image, whatever its name says. Save it as a JPEG";

    /// <summary>Null if it is no PNG, JPEG, GIF, BMP or WebP, or ends too soon.</summary>
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when head.Length >= 24 => (Big32(head[16..]), Big32(head[20..])),
        [(byte)'G', (byte)'I', (byte)'F', ..] when head.Length >= 10 => (Little16(head[6..]), Little16(head[8..])),
        [(byte)'B', (byte)'M', ..] when head.Length >= 26 => (Little32(head[18..]), Bmp(head)),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] when head.Length >= 30 && head[8..12].SequenceEqual("WEBP"u8) => WebP(head),
        [0xFF, 0xD8, ..] => Jpeg(head),
        _ => null,
    };

    /// <summary>A negative height means that the rows come from the top.</summary>
    private static int Bmp(ReadOnlySpan<byte> head) => (int)Math.Min(Math.Abs((long)Little32(head[22..])), int.MaxValue);

    private static (int, int)? WebP(ReadOnlySpan<byte> head) => head[15] switch
    {
        (byte)' ' => (Little16(head[26..]) & 0x3FFF, Little16(head[28..]) & 0x3FFF),
        (byte)'L' when Little32(head[21..]) is var bits => ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1),
        (byte)'X' => ((Little32(head[24..]) & 0xFFFFFF) + 1, (Little32(head[26..]) >> 8 & 0xFFFFFF) + 1),
        _ => null,
    };

    /// <summary>Walks the segments up to the one that starts the frame.</summary>
    private static (int, int)? Jpeg(ReadOnlySpan<byte> head)
    {
        for (var at = 2; at + 9 <= head.Length && head[at] == 0xFF;)
        {
            var marker = head[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]));
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }
        return null;
    }

    private static int Big32(ReadOnlySpan<byte> bytes) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), int.MaxValue);

    private static int Little32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);

    private static int Little16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
