using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>Zips of plain pictures, one folder a class.</summary>
public static class PictureZip
{
    public static byte[] Of(params (string Name, byte Shade)[] pictures)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create))
            foreach (var (name, shade) in pictures)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Png(shade));
            }
        return made.ToArray();
    }

    /// <summary>Two classes, one dark and one bright, no picture twice.</summary>
    public static byte[] TwoClasses() =>
        Of([.. Enumerable.Range(0, 20).Select(i => ($"dark/{i}.png", (byte)i)),
            .. Enumerable.Range(0, 20).Select(i => ($"bright/{i}.png", (byte)(255 - i)))]);

    /// <summary>32 by 32 pixels of one grey.</summary>
    private static byte[] Png(byte shade)
    {
        using var made = new MemoryStream();
        made.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        Chunk(made, "IHDR"u8, [0, 0, 0, 32, 0, 0, 0, 32, 8, 0, 0, 0, 0]);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var row = 0; row < 32; row++)
                zlib.Write([0, .. Enumerable.Repeat(shade, 32)]);
        Chunk(made, "IDAT"u8, packed.ToArray());
        Chunk(made, "IEND"u8, []);
        return made.ToArray();
    }

    private static void Chunk(Stream stream, ReadOnlySpan<byte> type, byte[] content)
    {
        byte[] whole = [.. type, .. content];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        stream.Write(number);
        stream.Write(whole);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(whole));
        stream.Write(number);
    }
}
