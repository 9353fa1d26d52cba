using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Studio.Learning.Weights.Formats;

/// <summary>A SHA-256 inside a safetensors file, of all its other bytes, so that a change on the disk does not go unnoticed. Other readers
/// see one more line of metadata.</summary>
internal static class FileSeal
{
    /// <summary>Written among the metadata with <see cref="Blank"/> as its value, which <see cref="Close"/> replaces.</summary>
    public const string Key = "studio.sha256";

    private const int MostHeaderBytes = 100_000_000;
    private static readonly byte[] s_before = Encoding.UTF8.GetBytes($"\"{Key}\":\"");

    public static string Blank { get; } = new('0', 2 * SHA256.HashSizeInBytes);

    /// <exception cref="InvalidDataException">The file has no place for it.</exception>
    public static void Close(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var place = Place(file) ?? throw new InvalidDataException($"'{path}' has no metadata '{Key}'.");
        var digest = Digest(file, place);
        file.Position = place;
        file.Write(Encoding.ASCII.GetBytes(digest));
    }

    /// <summary>A file without a seal is not broken; whatever breaks the format is left to the reader.</summary>
    public static bool IsBroken(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (Place(file) is not { } place)
            return false;
        Span<byte> stated = stackalloc byte[Blank.Length];
        file.Position = place;
        file.ReadExactly(stated);
        return Encoding.ASCII.GetString(stated) != Digest(file, place);
    }

    /// <summary>Offset of the digest; null if there is none.</summary>
    private static long? Place(FileStream file)
    {
        Span<byte> length = stackalloc byte[8];
        file.Position = 0;
        if (file.ReadAtLeast(length, 8, throwOnEndOfStream: false) < 8 || BinaryPrimitives.ReadUInt64LittleEndian(length) is var bytes
            && bytes > (ulong)Math.Min(MostHeaderBytes, file.Length - 8))
            return null;
        var header = new byte[bytes];
        file.ReadExactly(header);
        // A quotation mark within a name or a value is escaped, so these bytes stand only where the key does.
        var at = header.AsSpan().IndexOf(s_before);
        return at < 0 || at + s_before.Length + Blank.Length > header.Length ? null : 8 + at + s_before.Length;
    }

    private static string Digest(FileStream file, long place)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        file.Position = 0;
        for (long at = 0; file.Read(buffer) is > 0 and var count; at += count)
        {
            var first = Math.Clamp(place - at, 0, count);
            var last = Math.Clamp(place + Blank.Length - at, 0, count);
            buffer.AsSpan((int)first, (int)(last - first)).Fill((byte)'0');
            hash.AppendData(buffer.AsSpan(0, count));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
