using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;
using Studio.Worker.Answering;

namespace Studio.Worker.Tests.Answering;

public sealed class RevisedZipTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.zip");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Write_ASetThatIsNoZip_DrawsItsImagesPixelForPixel()
    {
        using var before = new Greys(10);

        RevisedZip.Write(before, [new(3, null), new(4, "odd")], _path);

        using var after = ImageSets.Open(_path);
        Assert.Equal(before.Classes, after.Classes);
        var odd = after.Items.Index().Where(i => after.Classes[i.Item.Label] == "odd").Select(i => (int)after.Decode(i.Index).Pixels[0]);
        Assert.Equal([1, 4, 5, 7, 9, 11, 13, 15, 17, 19], odd.Order());
        Assert.Equal(19, after.Items.Count);
    }

    [Fact]
    public void Write_TheSameTwice_GivesTheSameBytes()
    {
        using var images = new Greys(5);
        RevisedZip.Write(images, [new(3, null)], _path);
        var first = File.ReadAllBytes(_path);
        File.Delete(_path);

        RevisedZip.Write(images, [new(3, null)], _path);

        Assert.Equal(first, File.ReadAllBytes(_path));
    }

    /// <summary>Item i is of grey i; even ones and odd ones are the classes.</summary>
    private sealed class Greys(int ofEach) : IImageSet
    {
        public string Name => "greys";

        public IReadOnlyList<string> Classes => ["even", "odd"];

        public IReadOnlyList<LabelledItem> Items { get; } =
            [.. Enumerable.Range(0, 2 * ofEach).Select(i => new LabelledItem($"grey {i}", i % 2, DataPart.Whole))];

        public DataReport Report => DataReport.Clean;

        public RawImage Decode(int index) => new(2, 2, 1, [.. Enumerable.Repeat((byte)index, 4)]);

        public void Dispose() { }
    }
}
