using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Tests.Fakes;

/// <summary>Images whose pixels follow from their number; some may be damaged.</summary>
internal sealed class PaintedImages(int count, int width, int height, params int[] damaged) : IImageSet
{
    private int _decoded;

    public int Decoded => _decoded;

    public string Name => "painted";

    public IReadOnlyList<string> Classes { get; } = ["even", "odd"];

    public IReadOnlyList<LabelledItem> Items { get; } =
        [.. Enumerable.Range(0, count).Select(i => new LabelledItem($"{i}", i % 2, DataPart.Whole))];

    public DataReport Report => DataReport.Clean;

    public RawImage Decode(int index)
    {
        Interlocked.Increment(ref _decoded);
        if (damaged.Contains(index))
            throw new InvalidDataException($"'{index}' cannot be decoded.");
        return new(width, height, 3, [.. Enumerable.Range(0, width * height * 3).Select(i => (byte)(i * 31 + i / 7 * index + 5 * index))]);
    }

    public void Dispose() { }
}
