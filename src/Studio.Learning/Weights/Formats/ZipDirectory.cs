using System.Buffers.Binary;

namespace Studio.Learning.Weights.Formats;

/// <summary>Checks a zip file's claim of entries before a zip library makes room for them.</summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int LocatorBytes = 20;
    private const int SmallestEntryBytes = 46;

    internal static void ExpectBounded(FileStream file)
    {
        var tail = new byte[Math.Min(file.Length, ushort.MaxValue + EndBytes + LocatorBytes)];
        var tailStart = file.Length - tail.Length;
        RandomAccess.Read(file.SafeFileHandle, tail, tailStart);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndBytes > tail.Length)
            throw new PickleFault("its zip directory is missing; the file is cut off. Download it again.");
        // 65,535 says that the number stands in the larger record in front.
        if (BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)) is not ushort.MaxValue and var small)
            Expect(small, file);
        if (tail.AsSpan(0, end).LastIndexOf("PK\u0006\u0007"u8) is not (>= 0 and var locator) || locator + 16 > tail.Length)
            return;
        Span<byte> large = stackalloc byte[56];
        var at = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8));
        if (at < 0 || at > file.Length - large.Length || RandomAccess.Read(file.SafeFileHandle, large, at) < large.Length)
            throw new PickleFault("its zip directory points outside the file; it is damaged. Download it again.");
        Expect(BinaryPrimitives.ReadUInt64LittleEndian(large[24..]), file);
        Expect(BinaryPrimitives.ReadUInt64LittleEndian(large[32..]), file);
    }

    private static void Expect(ulong entries, FileStream file)
    {
        if (entries > (ulong)(file.Length / SmallestEntryBytes))
            throw new PickleFault($"its zip directory claims {entries} records, more than a file of {file.Length} bytes can hold.");
    }
}
