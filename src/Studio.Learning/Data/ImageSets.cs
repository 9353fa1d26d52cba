namespace Studio.Learning.Data;

/// <summary>Opens labelled images from a path; the content decides which reader is meant.</summary>
public static class ImageSets
{
    /// <exception cref="InvalidDataException">The path holds nothing that a reader knows; the sentence says what is known.</exception>
    public static IImageSet Open(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no data file '{path}'. Check the path.");
        var bytes = new FileInfo(path).Length;
        return bytes > 0 && bytes % CifarBinary.RecordBytes == 0 ? new CifarBinary(path)
            : throw new InvalidDataException($"'{Path.GetFileName(path)}' is no data set that can be read here; known is CIFAR-10's binary layout, records of {CifarBinary.RecordBytes} bytes.");
    }
}
