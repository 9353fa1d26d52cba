using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Tests.Fakes;

/// <summary>Noisy 32-pixel images of three classes that differ in where the bright half lies: left, top or nowhere.</summary>
internal sealed class Patches(int perClass, params DataPart[] parts) : IImageSet
{
    private const int Side = 32;

    public string Name => "patches";
    public IReadOnlyList<string> Classes { get; } = ["left", "top", "none"];
    public IReadOnlyList<LabelledItem> Items { get; } = [.. Enumerable.Range(0, 3 * perClass)
        .Select(i => new LabelledItem($"patch {i}", i % 3, parts.Length == 0 ? DataPart.Whole : parts[i / 3 % parts.Length]))];
    public DataReport Report => DataReport.Clean;
    public List<int> Decoded { get; } = [];

    /// <summary>Items whose image cannot be decoded.</summary>
    public IReadOnlyList<int> Damaged { get; init; } = [];

    public RawImage Decode(int index)
    {
        lock (Decoded)
            Decoded.Add(index);
        if (Damaged.Contains(index))
            throw new InvalidDataException($"'patch {index}' cannot be decoded.");
        var random = new Random(index);
        var pixels = new byte[3 * Side * Side];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i / 3 % Side, i / 3 / Side);
            var isBright = Items[index].Label switch { 0 => x < Side / 2, 1 => y < Side / 2, _ => false };
            pixels[i] = (byte)(random.Next(120) + (isBright ? 100 : 0));
        }
        return new(Side, Side, 3, pixels);
    }

    public void Dispose() { }
}
