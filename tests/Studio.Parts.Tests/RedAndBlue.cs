using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Parts.Tests;

/// <summary>A data set of nobody else's: plain images, red or blue.</summary>
public sealed class RedAndBlue : ILabelledDataset
{
    public string Key => "red-and-blue";

    public string Title => "Red and blue";

    public string Description => "2 classes of plain images, 40 to train on and 20 to test on.";

    public ILabelledSet Open() => new Set();

    private sealed class Set : IImageSet
    {
        private const int Side = 16;

        public string Name => "red-and-blue";

        public IReadOnlyList<string> Classes { get; } = ["red", "blue"];

        public IReadOnlyList<LabelledItem> Items { get; } =
            [.. Enumerable.Range(0, 60).Select(i => new LabelledItem($"image {i}", i % 2, i < 40 ? DataPart.Train : DataPart.Test))];

        public DataReport Report => DataReport.Clean;

        public RawImage Decode(int index)
        {
            var pixels = new byte[3 * Side * Side];
            for (var i = 0; i < pixels.Length; i++)
                pixels[i] = (byte)(i % 3 == 2 * Items[index].Label ? 150 + index : 40);
            return new(Side, Side, 3, pixels);
        }

        public void Dispose() { }
    }
}
