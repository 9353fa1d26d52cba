using System.IO.Compression;
using System.IO.Hashing;
using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Data.Images;

/// <summary>A zip file of images, laid out as <see cref="ImageFolder"/>; nothing is unpacked to disk.</summary>
public sealed class ImageZip : IImageSet
{
    // Deflate reaches 1,032:1 on constant bytes; an uncompressed drawing may well reach 100:1.
    private const int LargestRatio = 200;
    private const int HarmlessBytes = 16 << 20;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _reading = new();
    private readonly EncodedImages _images;

    /// <param name="name">What messages call it; null takes the name of the file.</param>
    /// <exception cref="InvalidDataException">The file is no zip, or holds no image in a class folder.</exception>
    public ImageZip(string path, string? name = null)
    {
        Name = name ?? Path.GetFileName(path);
        var file = File.OpenRead(path);
        try
        {
            ZipDirectory.ExpectBounded(file);
            _archive = ZipPaths.Open(file);
            var paths = _archive.Paths();
            var problems = _archive.Entries.Zip(paths, Admit).OfType<DataProblem>().ToList();
            if (ZipPaths.Note(_archive) is { } note)
                problems.Insert(0, new(Name, note));
            var folders = paths.Where(p => p.EndsWith('/') && !ZipPaths.LeadsOut(p));
            var layout = FolderLayout.Read(_entries.Keys, folders);
            _images = new(Name, layout with { Problems = [.. problems, .. layout.Problems] }, Bytes);
        }
        catch (Exception fault) when (fault is PickleFault or InvalidDataException or IOException or ArgumentException)
        {
            _archive?.Dispose();
            file.Dispose();
            throw _archive is not null && fault is InvalidDataException ? fault
                : new InvalidDataException($"'{Name}' cannot be read as a zip file: {fault.Message}", fault);
        }
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes => _images.Classes;

    public IReadOnlyList<LabelledItem> Items => _images.Items;

    public DataReport Report => _images.Report;

    public RawImage Decode(int index) => _images.Decode(index);

    /// <summary>The bytes of an item as they are in the zip file.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public byte[] Encoded(int index) => Bytes(Items[index].Name).ToArray();

    public void Dispose() => _archive.Dispose();

    /// <summary>Notes an entry that may be read; says what is wrong with one that may not.</summary>
    private DataProblem? Admit(ZipArchiveEntry entry, string path)
    {
        var fault = ZipPaths.LeadsOut(path) ? "Its path leads out of the zip file"
            : path.EndsWith('/') ? null
            : entry.IsEncrypted ? "It is encrypted with a password; make the zip anew without one"
            : entry.Length > EncodedImages.LargestBytes ? EncodedImages.TooLarge(entry.Length)
            : entry.Length > HarmlessBytes && entry.Length / LargestRatio > entry.CompressedLength
            ? $"It claims to grow from {entry.CompressedLength} to {entry.Length} bytes, as only a zip bomb does"
            : !_entries.TryAdd(path, entry) ? "The zip file holds this path twice; the first is read"
            : null;
        return fault is null ? null : new(path, $"{fault}; it was left out.");
    }

    /// <summary>The whole entry, inflated under the lock (one archive has one position), so that decoding runs in parallel.</summary>
    private MemoryStream Bytes(string path)
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
