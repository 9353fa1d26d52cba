using System.Buffers.Binary;
using System.IO.Compression;
using Studio.Learning.Data.Images;

namespace Studio.Learning.Data;

/// <summary>Opens labelled images from a path; the content decides which reader is meant.</summary>
public static class ImageSets
{
    /// <param name="classNames">Names of the classes in the order of their labels, for formats that only number them; null where the
    /// numbers are the names.</param>
    /// <exception cref="InvalidDataException">The path holds nothing that a reader knows; the sentence says what is known.</exception>
    public static IImageSet Open(string path, IReadOnlyList<string>? classNames = null)
    {
        if (Directory.Exists(path))
            return IdxImages.ImageFiles(path).Length > 0 ? new IdxImages(path, classNames)
                : CifarBinary.Batches(path).Length > 0 ? new CifarBinary(path)
                : new ImageFolder(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no data file or folder '{path}'. Check the path.");
        var start = Start(path);
        return start.StartsWith("PK"u8) ? new ImageZip(path)
            : IsTar(path)
            ? throw new InvalidDataException($"'{Path.GetFileName(path)}' is a tar archive. Unpack it and name the folder, "
                + "or make a zip of it.")
            : Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".tab" or ".txt" ? new CsvImages(path)
            : IsIdx(start) ? new IdxImages(path, classNames)
            : start.Length > 0 && new FileInfo(path).Length % CifarBinary.RecordBytes == 0 ? new CifarBinary(path)
            : throw new InvalidDataException($"'{Path.GetFileName(path)}' is no data set that can be read here; "
                + "known are a folder or zip file with a folder of images for each class, a CSV file with the columns path and label, "
                + $"MNIST's IDX files, and CIFAR-10's binary layout (records of {CifarBinary.RecordBytes} bytes).");
    }

    /// <summary>As it is or compressed; by its content, for a name may say anything.</summary>
    private static bool IsTar(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            Stream content = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var _ = content;
            file.Position = 0;
            var head = new byte[512];
            return content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
                && head.AsSpan(257, 5).SequenceEqual("ustar"u8);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>A gzip file, or one that begins with the number of IDX images or labels.</summary>
    private static bool IsIdx(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
        || start.Length >= 4 && BinaryPrimitives.ReadInt32BigEndian(start) is IdxFile.ImagesMagic or IdxFile.LabelsMagic;

    private static ReadOnlySpan<byte> Start(string path)
    {
        var bytes = new byte[16];
        using var file = File.OpenRead(path);
        return bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
