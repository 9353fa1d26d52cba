using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>The files of a folder or a zip, or a single file, by their paths with '/'.</summary>
internal sealed class TextFiles : IDisposable
{
    private static readonly EnumerationOptions s_everything =
        new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.None };
    private readonly string _root;
    private readonly ZipContents? _zip;

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
        if (_zip is not null)
            return _zip.Bytes(path).ToArray();
        var file = Path.Combine(_root, path);
        return new FileInfo(file).Length is var bytes && bytes > ZipContents.LargestBytes
            ? throw new InvalidDataException($"'{path}' has {bytes >> 20} MB; texts of {ZipContents.LargestBytes >> 20} MB are read. "
                + "Split it into several files.")
            : File.ReadAllBytes(file);
    }

    public void Dispose() => _zip?.Dispose();
}
