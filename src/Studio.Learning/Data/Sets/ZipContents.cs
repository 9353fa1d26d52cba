using System.IO.Compression;
using System.IO.Hashing;
using Studio.Experiments.Data;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Data.Sets;

/// <summary>The files of a zip that may be read safely; nothing is unpacked to disk.</summary>
public sealed class ZipContents : IDisposable
{
    /// <summary>Largest file that is read.</summary>
    public const long LargestBytes = 256L << 20;

    // Deflate reaches 1,032:1 on constant bytes; an uncompressed drawing may well reach 100:1.
    private const int LargestRatio = 200;
    private const int HarmlessBytes = 16 << 20;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _reading = new();

    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">The file is no zip.</exception>
    public ZipContents(string path, string name)
    {
        var file = File.OpenRead(path);
        try
        {
            ZipDirectory.ExpectBounded(file);
            _archive = ZipPaths.Open(file);
            var paths = _archive.Paths();
            var problems = _archive.Entries.Zip(paths, Admit).OfType<DataProblem>().ToList();
            if (ZipPaths.Note(_archive) is { } note)
                problems.Insert(0, new(name, note));
            (Folders, Problems) = ([.. paths.Where(p => p.EndsWith('/') && !ZipPaths.LeadsOut(p))], problems);
        }
        catch (Exception fault) when (fault is PickleFault or InvalidDataException or IOException or ArgumentException)
        {
            _archive?.Dispose();
            file.Dispose();
            throw _archive is not null && fault is InvalidDataException ? fault
                : new InvalidDataException($"'{name}' cannot be read as a zip file: {fault.Message}", fault);
        }
    }

    /// <summary>Paths of the files, with '/'.</summary>
    public IReadOnlyCollection<string> Files => _entries.Keys;

    /// <summary>Paths of the folders that have entries of their own.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>Files that are left out, and why; a remark about the names.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }

    public static string TooLarge(long bytes) => $"It claims {bytes / (1 << 20)} MB, more than {LargestBytes >> 20} MB";

    public void Dispose() => _archive.Dispose();

    /// <summary>The whole file, inflated under the lock (one archive has one position), so that decoding runs in parallel.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public MemoryStream Bytes(string path)
    {
        var entry = _entries[path];
        var bytes = new byte[entry.Length];
        lock (_reading)
        {
            using var stream = Opened(entry);
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || stream.ReadByte() >= 0)
                throw new InvalidDataException($"It does not have the {bytes.Length} bytes that the zip file states");
        }
        return Crc32.HashToUInt32(bytes) == entry.Crc32 ? new(bytes, writable: false)
            : throw new InvalidDataException("Its bytes do not have the checksum that the zip file states");
    }

    /// <summary>Notes an entry that may be read; says what is wrong with one that may not.</summary>
    private DataProblem? Admit(ZipArchiveEntry entry, string path)
    {
        var fault = ZipPaths.LeadsOut(path) ? "Its path leads out of the zip file"
            : path.EndsWith('/') ? null
            : entry.IsEncrypted ? "It is encrypted with a password; make the zip anew without one"
            : entry.Length > LargestBytes ? TooLarge(entry.Length)
            : entry.Length > HarmlessBytes && entry.Length / LargestRatio > entry.CompressedLength
            ? $"It claims to grow from {entry.CompressedLength} to {entry.Length} bytes, as only a zip bomb does"
            : !_entries.TryAdd(path, entry) ? "The zip file holds this path twice; the first is read"
            : null;
        return fault is null ? null : new(path, $"{fault}; it was left out.");
    }

    private static Stream Opened(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        // The framework names a compression that it does not know.
        catch (InvalidDataException fault) when (ZipPaths.OtherCompression(fault.Message) is { } sentence)
        {
            throw new InvalidDataException(sentence, fault);
        }
    }
}
