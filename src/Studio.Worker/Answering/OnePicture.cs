using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Worker.Answering;

/// <summary>A person's picture as a set of one image, so that it takes the way of every other.</summary>
internal sealed class OnePicture(byte[] encoded, IReadOnlyList<string> classes) : IImageSet
{
    /// <summary>A page makes a picture small before it sends it. Whoever sends more, 120 kB as a file, would take gigabytes of the worker
    /// that answers everybody.</summary>
    private const long MostPixels = 16_000_000;

    public string Name => "picture";

    public IReadOnlyList<string> Classes => classes;

    public IReadOnlyList<LabelledItem> Items { get; } = [new("picture", 0, DataPart.Whole)];

    public DataReport Report => DataReport.Clean;

    public RawImage Decode(int index) => ImageDecoding.Decode(encoded, MostPixels);

    public void Dispose() { }
}
