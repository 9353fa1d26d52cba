using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>The files of a folder or a zip, or a single file, by their paths with '/'.</summary>
internal sealed class TextFiles : IDisposable
{
    private static readonly EnumerationOptions s_everything =
        new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.None };

    /// <summary>Bytes of all files together that are read.</summary>
    private const long MostBytes = 1L << 30;

    private readonly string _root;
    private readonly ZipContents? _zip;
    private long _read;

    /// <exception cref="FileNotFoundException">There is nothing at the path.</exception>
    /// <exception cref="InvalidDataException">It is a damaged zip.</exception>
    public TextFiles(string path)
    {
        _root = Path.GetFullPath(path);
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(_root));
        if (Directory.Exists(_root))
            Paths = [.. Directory.EnumerateFiles(_root, "*", s_everything)
                .Select(f => Path.GetRelativePath(_root, f).Replace(Path.DirectorySeparatorChar, '/')).Where(f => !FolderLayout.IsJunk(f))
                .Order(StringComparer.Ordinal)];
        else if (!File.Exists(_root))
            throw new FileNotFoundException($"There is no data file or folder '{path}'. Check the path.");
        else if (IsZip(_root))
        {
            _zip = new(_root, Name);
            Paths = [.. _zip.Files.Where(f => !FolderLayout.IsJunk(f)).Order(StringComparer.Ordinal)];
        }
        else
        {
            (_root, Paths, IsSingle) = (Path.GetDirectoryName(_root)!, [Name], true);
        }
    }

    public string Name { get; }

    public IReadOnlyList<string> Paths { get; }

    /// <summary>Whether it is neither a folder nor a zip.</summary>
    public bool IsSingle { get; }

    /// <summary>Whether more was asked for than is read of one set of texts.</summary>
    public bool IsExceeded => _read > MostBytes;

    /// <summary>What is left out of a zip.</summary>
    public IReadOnlyList<DataProblem> Problems => _zip?.Problems ?? [];

    public static bool IsZip(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.StartsWith("PK\u0003\u0004"u8);
    }

    /// <exception cref="InvalidDataException">It is too large or damaged; the sentence names it.</exception>
    public byte[] Read(string path)
    {
        var bytes = _zip is not null ? _zip.Bytes(path).ToArray()
            : BoundedFile.Read(Path.Combine(_root, path), ZipContents.LargestBytes)
            ?? throw new InvalidDataException($"'{path}' has more than {ZipContents.LargestBytes >> 20} MB. Split it into several files.");
        _read += bytes.Length;
        return !IsExceeded ? bytes
            : throw new InvalidDataException($"'{Name}' holds more than {MostBytes >> 20:N0} MB of text. Use a part of it.");
    }

    public void Dispose() => _zip?.Dispose();
}
