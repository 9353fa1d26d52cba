using System.Buffers.Binary;
using System.IO.Compression;

namespace Studio.Learning.Data.Images;

/// <summary>One IDX file of unsigned bytes, gzipped or not: a magic number, a big-endian size for each dimension,
/// then the values.</summary>
/// <remarks>LeCun, Cortes and Burges, "The MNIST database of handwritten digits".</remarks>
internal sealed record IdxFile(int[] Shape, byte[] Values)
{
    internal const int ImagesMagic = 0x0803;
    internal const int LabelsMagic = 0x0801;
    // Deflate cannot do better.
    private const int LargestRatio = 1100;
    private const int LargestSide = 4096;

    /// <param name="magic">What the first four bytes must say; its last byte is the number of dimensions.</param>
    /// <exception cref="InvalidDataException">The file is damaged or something else; the sentence says what.</exception>
    internal static IdxFile Read(string path, int magic)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = File.OpenRead(path);
            var zipped = file.ReadByte() == 0x1F;
            file.Position = 0;
            using Stream stream = zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
            return Read(name, stream, magic, zipped ? file.Length * LargestRatio : file.Length);
        }
        catch (Exception fault) when (fault is EndOfStreamException || fault is InvalidDataException
            && !fault.Message.StartsWith($"'{name}'", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{name}' is cut off or damaged. Download it again.", fault);
        }
    }

    private static IdxFile Read(string name, Stream stream, int magic, long mostBytes)
    {
        var sizes = new byte[4 * (magic & 0xFF)];
        stream.ReadExactly(sizes, 0, 4);
        var found = BinaryPrimitives.ReadUInt32BigEndian(sizes);
        if (found != magic)
            throw new InvalidDataException($"'{name}' begins with 0x{found:x8}; an IDX file of "
                + $"{(magic == ImagesMagic ? "images" : "labels")} in bytes begins with 0x{magic:x8}."
                + (found is ImagesMagic or LabelsMagic ? " Images and labels seem to be exchanged." : ""));
        stream.ReadExactly(sizes);
        var shape = Enumerable.Range(0, sizes.Length / 4).Select(i => BinaryPrimitives.ReadUInt32BigEndian(sizes.AsSpan(4 * i))).ToArray();
        if (shape[0] > int.MaxValue || shape.Skip(1).Any(side => side is 0 or > LargestSide))
            throw new InvalidDataException($"'{name}' claims {string.Join(" × ", shape)} values; "
                + $"sides from 1 to {LargestSide} are read here.");
        var bytes = shape.Aggregate(1L, (product, n) => product * n);
        if (bytes > mostBytes || bytes > Array.MaxLength)
            throw new InvalidDataException($"'{name}' claims {string.Join(" × ", shape)} values, more than it can hold. It is damaged; "
                + "download it again.");
        var values = new byte[bytes];
        stream.ReadExactly(values);
        return stream.ReadByte() < 0 ? new([.. shape.Select(n => (int)n)], values)
            : throw new InvalidDataException($"'{name}' continues after the {string.Join(" × ", shape)} values that its header states. "
                + "It is damaged; download it again.");
    }
}
