using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Images;

/// <summary>A folder of images: class = name of the folder they lie in, below train/, val/ and test/ where these exist.</summary>
/// <remarks>Classes are numbered in ordinal order of their names (numbers by value).</remarks>
public sealed class ImageFolder : IImageSet
{
    private static readonly EnumerationOptions s_everything =
        new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.None };
    private readonly EncodedImages _images;

    /// <exception cref="InvalidDataException">There is no image in a class folder.</exception>
    public ImageFolder(string path)
    {
        var root = Path.GetFullPath(path);
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(root));
        var layout = FolderLayout.Read(
            Directory.EnumerateFiles(root, "*", s_everything).Select(f => Inside(root, f)),
            Directory.EnumerateDirectories(root, "*", s_everything).Select(f => Inside(root, f)));
        _images = new(Name, layout, image => File.OpenRead(Path.Combine(root, image)));
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes => _images.Classes;

    public IReadOnlyList<LabelledItem> Items => _images.Items;

    public DataReport Report => _images.Report;

    public RawImage Decode(int index) => _images.Decode(index);

    public void Dispose() { }

    private static string Inside(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
