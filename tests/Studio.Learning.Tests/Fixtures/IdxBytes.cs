using System.Buffers.Binary;
using System.IO.Compression;

namespace Studio.Learning.Tests.Fixtures;

/// <summary>IDX files made for a test.</summary>
internal static class IdxBytes
{
    internal static byte[] Images(int count, int height, int width) =>
        [.. Header(0x0803, count, height, width), .. Enumerable.Range(0, count * height * width).Select(i => (byte)i)];

    internal static byte[] Labels(params byte[] labels) => [.. Header(0x0801, labels.Length), .. labels];

    internal static byte[] Header(params int[] numbers) => [.. numbers.SelectMany(n =>
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, n);
        return bytes;
    })];

    internal static byte[] Gzipped(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return memory.ToArray();
    }
}
