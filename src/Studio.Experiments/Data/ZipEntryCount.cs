using System.Buffers.Binary;

namespace Studio.Experiments.Data;

/// <summary>Walks the directory of a zip file without keeping anything of it: a zip of 47 MB can have a million entries, which would take
/// hundreds of megabytes.</summary>
/// <remarks>APPNOTE.TXT, sections 4.3.12 to 4.3.16. The count that a file states is not asked;
/// the headers themselves are counted.</remarks>
public static class ZipEntryCount
{
    private const int EndBytes = 22, MostCommentBytes = ushort.MaxValue, LocatorBytes = 20, HeaderBytes = 46;

    /// <summary>Entries and bytes of the directory; it stops at the first entry beyond <paramref name="mostEntries"/> or
    /// <paramref name="mostBytes"/>.</summary>
    /// <exception cref="InvalidDataException">The file has no directory.</exception>
    public static (int Entries, long Bytes) Of(Stream file, int mostEntries, long mostBytes)
    {
        var (entries, bytes) = (0, 0L);
        file.Position = Math.Min(Start(file), file.Length);
        var header = new byte[HeaderBytes];
        while (entries <= mostEntries && bytes <= mostBytes
            && file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes
            && header.AsSpan().StartsWith("PK\u0001\u0002"u8))
        {
            var variable = Short(header, 28) + Short(header, 30) + Short(header, 32);
            file.Seek(variable, SeekOrigin.Current);
            (entries, bytes) = (entries + 1, bytes + HeaderBytes + variable);
        }
        return (entries, bytes);
    }

    private static long Start(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, EndBytes + MostCommentBytes)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        // The last one is meant, as other readers have it: a comment may hold what looks like another.
        var at = tail.Length < EndBytes ? -1 : tail.AsSpan(0, tail.Length - EndBytes + 4).LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0)
            throw new InvalidDataException("The file has no directory of a zip.");
        long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        return start == uint.MaxValue || Short(tail, at + 10) == ushort.MaxValue
            ? Zip64Start(file, file.Length - tail.Length + at, start) : start;
    }

    private static long Zip64Start(Stream file, long end, long otherwise)
    {
        var locator = new byte[LocatorBytes];
        if (end < LocatorBytes)
            return otherwise;
        file.Position = end - LocatorBytes;
        file.ReadExactly(locator);
        if (!locator.AsSpan().StartsWith("PK\u0006\u0007"u8))
            return otherwise;
        var record = new byte[56];
        file.Position = InFile(file, BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8)), record.Length);
        file.ReadExactly(record);
        return InFile(file, otherwise == uint.MaxValue ? BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)) : otherwise, 0);
    }

    private static long InFile(Stream file, long place, int bytes) => place >= 0 && place <= file.Length - bytes ? place
        : throw new InvalidDataException("The directory of the zip lies outside the file.");

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
}
