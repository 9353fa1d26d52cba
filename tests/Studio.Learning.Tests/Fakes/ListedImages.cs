using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Tests.Fakes;

/// <summary>A set of images that a test made; null stands for one that is damaged.</summary>
internal sealed class ListedImages(IReadOnlyList<string> classes, IReadOnlyList<(RawImage? Image, int Label, DataPart Part)> images)
    : IImageSet
{
    public string Name => "listed";
    public IReadOnlyList<string> Classes => classes;
    public IReadOnlyList<LabelledItem> Items { get; } =
        [.. images.Select((image, i) => new LabelledItem($"image {i}", image.Label, image.Part))];
    public DataReport Report => DataReport.Clean;

    public RawImage Decode(int index) =>
        images[index].Image ?? throw new InvalidDataException($"'image {index}' cannot be decoded. It is cut off.");

    public void Dispose() { }
}
