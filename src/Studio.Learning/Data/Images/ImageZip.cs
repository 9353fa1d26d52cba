using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Images;

/// <summary>A zip file of images, laid out as <see cref="ImageFolder"/>; nothing is unpacked to disk.</summary>
public sealed class ImageZip : IImageSet
{
    private readonly ZipContents _zip;
    private readonly EncodedImages _images;

    /// <param name="name">What messages call it; null takes the name of the file.</param>
    /// <exception cref="InvalidDataException">The file is no zip, or holds no image in a class folder.</exception>
    public ImageZip(string path, string? name = null)
    {
        Name = name ?? Path.GetFileName(path);
        _zip = new(path, Name);
        try
        {
            var layout = FolderLayout.Read(_zip.Files, _zip.Folders);
            _images = new(Name, layout with { Problems = [.. _zip.Problems, .. layout.Problems] }, _zip.Bytes);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            _zip.Dispose();
            throw;
        }
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes => _images.Classes;

    public IReadOnlyList<LabelledItem> Items => _images.Items;

    public DataReport Report => _images.Report;

    public RawImage Decode(int index) => _images.Decode(index);

    /// <summary>The bytes of an item as they are in the zip file.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public byte[] Encoded(int index) => _zip.Bytes(Items[index].Name).ToArray();

    public void Dispose() => _zip.Dispose();
}
