using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Images;

/// <summary>CIFAR-10's binary layout: records of 1 label byte and 1,024 red, green and blue bytes of a 32×32 image.</summary>
/// <remarks>Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009. Ten classes in alphabetical order.</remarks>
public sealed class CifarBinary : IImageSet
{
    private const int Side = 32;
    private const int PlaneBytes = Side * Side;
    internal const int RecordBytes = 1 + 3 * PlaneBytes;
    private readonly List<(byte[] Records, int Start)> _places = [];

    /// <param name="path">A file of records, or a folder of such files: data_batch_*.bin are the train part,
    /// test_batch.bin the test part.</param>
    /// <exception cref="InvalidDataException">A file is no whole number of records; the sentence says what was found.</exception>
    public CifarBinary(string path)
    {
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        string[] files = Directory.Exists(path) ? Batches(path) : [path];
        var (items, problems) = (new List<LabelledItem>(), new List<DataProblem>());
        foreach (var file in files)
        {
            var (name, prefix) = (Path.GetFileName(file), files.Length == 1 ? "" : Path.GetFileName(file) + " ");
            var records = File.ReadAllBytes(file);
            if (records.Length == 0 || records.Length % RecordBytes != 0)
                throw new InvalidDataException($"'{name}' has {records.Length} bytes; CIFAR-10's binary layout is a whole number of "
                    + $"records of {RecordBytes}. Download it again.");
            for (var start = 0; start < records.Length; start += RecordBytes)
            {
                var item = $"{prefix}record {start / RecordBytes}";
                if (records[start] >= Classes.Count)
                {
                    problems.Add(new(item, $"Its label is {records[start]}, 0 to {Classes.Count - 1} were expected; "
                        + "the record was left out."));
                    continue;
                }
                _places.Add((records, start));
                items.Add(new(item, records[start], PartOf(name)));
            }
        }
        (Items, Report) = (items, new(problems));
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    public IReadOnlyList<LabelledItem> Items { get; }

    public DataReport Report { get; }

    public RawImage Decode(int index)
    {
        var (records, start) = _places[index];
        var planes = records.AsSpan(start + 1, 3 * PlaneBytes);
        var pixels = new byte[3 * PlaneBytes];
        for (var i = 0; i < PlaneBytes; i++)
            for (var channel = 0; channel < 3; channel++)
                pixels[3 * i + channel] = planes[channel * PlaneBytes + i];
        return new(Side, Side, 3, pixels);
    }

    public void Dispose() { }

    /// <summary>The batch files of a folder in ordinal order; other files that end in .bin are none.</summary>
    internal static string[] Batches(string folder) => [.. Directory.EnumerateFiles(folder, "*.bin")
        .Where(f => PartOf(Path.GetFileName(f)) != DataPart.Whole && new FileInfo(f).Length % RecordBytes == 0)
        .Order(StringComparer.Ordinal)];

    private static DataPart PartOf(string name) => name.Contains("test", StringComparison.OrdinalIgnoreCase) ? DataPart.Test
        : name.Contains("train", StringComparison.OrdinalIgnoreCase) || name.StartsWith("data_batch", StringComparison.Ordinal)
        ? DataPart.Train
        : DataPart.Whole;
}
