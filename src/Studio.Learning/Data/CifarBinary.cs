using Studio.Experiments.Data;

namespace Studio.Learning.Data;

/// <summary>CIFAR-10's binary layout: records of 1 label byte and 1,024 red, green and blue bytes of a 32×32 image.</summary>
/// <remarks>Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009. Ten classes in alphabetical order.</remarks>
public sealed class CifarBinary : IImageSet
{
    private const int Side = 32;
    private const int PlaneBytes = Side * Side;
    internal const int RecordBytes = 1 + 3 * PlaneBytes;
    private readonly byte[] _records;
    private readonly int[] _places;

    /// <exception cref="InvalidDataException">The file is no whole number of records; the sentence says what was found.</exception>
    public CifarBinary(string path)
    {
        Name = Path.GetFileName(path);
        _records = File.ReadAllBytes(path);
        if (_records.Length == 0 || _records.Length % RecordBytes != 0)
            throw new InvalidDataException($"'{Name}' has {_records.Length} bytes; CIFAR-10's binary layout is a whole number of records of {RecordBytes}. Download it again.");
        var part = Name.Contains("test", StringComparison.OrdinalIgnoreCase) ? DataPart.Test
            : Name.Contains("train", StringComparison.OrdinalIgnoreCase) || Name.StartsWith("data_batch", StringComparison.Ordinal) ? DataPart.Train : DataPart.Whole;
        var labels = Enumerable.Range(0, _records.Length / RecordBytes).Select(i => (Place: i, Label: (int)_records[i * RecordBytes])).ToLookup(r => r.Label < Classes.Count);
        _places = [.. labels[true].Select(r => r.Place)];
        Items = [.. labels[true].Select(r => new ImageItem($"record {r.Place}", r.Label, part))];
        Report = new([.. labels[false].Select(r => new DataProblem($"record {r.Place}", $"Its label is {r.Label}, 0 to {Classes.Count - 1} were expected; the record was left out."))]);
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes { get; } = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    public IReadOnlyList<ImageItem> Items { get; }

    public DataReport Report { get; }

    public RawImage Decode(int index)
    {
        var planes = _records.AsSpan(_places[index] * RecordBytes + 1, 3 * PlaneBytes);
        var pixels = new byte[3 * PlaneBytes];
        for (var i = 0; i < PlaneBytes; i++)
            for (var channel = 0; channel < 3; channel++)
                pixels[3 * i + channel] = planes[channel * PlaneBytes + i];
        return new(Side, Side, 3, pixels);
    }

    public void Dispose() { }
}
