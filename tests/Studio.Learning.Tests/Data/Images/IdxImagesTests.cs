using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Learning.Tests.Data.Images;

public sealed class IdxImagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("idx").FullName;

    [Fact]
    public void Open_FolderWithTrainAndTest_ReadsThemAsParts()
    {
        Write("train-images-idx3-ubyte", IdxBytes.Images(3, 2, 2));
        Write("train-labels-idx1-ubyte.gz", IdxBytes.Gzipped(IdxBytes.Labels(0, 1, 3)));
        Write("t10k-images-idx3-ubyte.gz", IdxBytes.Gzipped(IdxBytes.Images(1, 2, 3)));
        Write("t10k-labels-idx1-ubyte", IdxBytes.Labels(1));

        using var images = ImageSets.Open(_folder);

        Assert.Equal(["0", "1", "2", "3"], images.Classes);
        Assert.Equal([(1, DataPart.Test), (0, DataPart.Train), (1, DataPart.Train), (3, DataPart.Train)],
            images.Items.Select(i => (i.Label, i.Part)));
        Assert.Equal((3, 2, 1), (images.Decode(0).Width, images.Decode(0).Height, images.Decode(0).Channels));
        Assert.Equal([8, 9, 10, 11], images.Decode(3).Pixels);
        Assert.Equal("2", Assert.Single(images.Report.Problems).Item);
    }

    [Fact]
    public void Open_LabelFarFromAllOthers_IsLeftOutAndNamed()
    {
        Write("train-labels-idx1-ubyte", IdxBytes.Labels(0, 1, 200, 1));

        using var images = ImageSets.Open(Write("train-images-idx3-ubyte", IdxBytes.Images(4, 2, 2)));

        Assert.Equal(["0", "1"], images.Classes);
        Assert.Equal([0, 1, 1], images.Items.Select(i => i.Label));
        Assert.Equal([12, 13, 14, 15], images.Decode(2).Pixels);
        Assert.Contains("200", Assert.Single(images.Report.Problems).Sentence, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], byte[]> Malformed => new()
    {
        { "begins with 0x00000d03", [.. IdxBytes.Header(0x0D03, 1, 2, 2), 0, 0, 0, 0], IdxBytes.Labels(0) },
        { "exchanged", IdxBytes.Labels(0), IdxBytes.Images(1, 2, 2) },
        { "cut off", IdxBytes.Gzipped(IdxBytes.Images(2, 20, 20))[..^20], IdxBytes.Labels(0, 1) },
        { "cut off", [0x1F, 0x8B, 0], IdxBytes.Labels(0, 1) },
        { "continues", [.. IdxBytes.Images(2, 2, 2), 7], IdxBytes.Labels(0, 1) },
        { "more than it can hold", [.. IdxBytes.Header(0x0803, 2_000_000_000, 2000, 2000), 1, 2, 3], IdxBytes.Labels(0, 1) },
        { "more than it can hold", IdxBytes.Gzipped(IdxBytes.Header(0x0803, 60_000, 28, 28)), IdxBytes.Labels(0, 1) },
        { "sides from 1 to", IdxBytes.Header(0x0803, 2, 0, 28), IdxBytes.Labels(0, 1) },
        { "sides from 1 to", IdxBytes.Header(0x0803, -1, 28, 28), IdxBytes.Labels(0, 1) },
        { "continues", IdxBytes.Gzipped([.. IdxBytes.Images(2, 2, 2), .. new byte[5_000_000]]), IdxBytes.Labels(0, 1) },
        { "2 images", IdxBytes.Images(2, 2, 2), IdxBytes.Labels(0, 1, 1) },
        { "holds no image", IdxBytes.Header(0x0803, 0, 2, 2), IdxBytes.Labels() },
    };

    [Theory]
    [MemberData(nameof(Malformed), DisableDiscoveryEnumeration = true)]
    public void Open_MalformedFile_IsRefusedWithASentence(string words, byte[] images, byte[] labels)
    {
        Write("train-labels-idx1-ubyte", labels);
        var path = Write("train-images-idx3-ubyte", images);

        var refusal = Assert.Throws<InvalidDataException>(() => new IdxImages(path));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("train-", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LabelsMissing_SaysHowToNameThem()
    {
        var path = Write("digits.gz", IdxBytes.Gzipped(IdxBytes.Images(2, 2, 2)));

        var refusal = Assert.Throws<InvalidDataException>(() => ImageSets.Open(path));

        Assert.Contains("train-labels-idx1-ubyte", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
