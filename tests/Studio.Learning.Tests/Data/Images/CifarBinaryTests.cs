using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;

namespace Studio.Learning.Tests.Data.Images;

public sealed class CifarBinaryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cifar").FullName;

    [Fact]
    public void Open_RecordWithAWrongLabel_IsLeftOutAndNamed()
    {
        using var images = ImageSets.Open(Written("test.bin", Record(3, 10), Record(200, 20), Record(9, 30)));

        Assert.Equal([3, 9], images.Items.Select(i => i.Label));
        Assert.Equal("record 1", Assert.Single(images.Report.Problems).Item);
        Assert.All(images.Items, i => Assert.Equal(DataPart.Test, i.Part));
        Assert.Equal([30, 31, 32], images.Decode(1).Pixels.Take(3));
    }

    [Fact]
    public void Open_FolderOfBatches_ReadsThemAsParts()
    {
        Written("data_batch_1.bin", Record(3, 10), Record(4, 20));
        Written("data_batch_2.bin", Record(5, 30));
        Written("test_batch.bin", Record(6, 40));
        File.WriteAllText(Path.Combine(_folder, "readme.html"), "about");

        using var images = ImageSets.Open(_folder);

        Assert.Equal([DataPart.Train, DataPart.Train, DataPart.Train, DataPart.Test], images.Items.Select(i => i.Part));
        Assert.Equal("data_batch_1.bin record 1", images.Items[1].Name);
        Assert.Equal([30, 31, 32], images.Decode(2).Pixels.Take(3));
        Assert.Equal([40, 41, 42], images.Decode(3).Pixels.Take(3));
    }

    [Fact]
    public void Open_FileCutOff_IsRefusedWithASentence()
    {
        var path = Path.Combine(_folder, "cut.bin");
        File.WriteAllBytes(path, new byte[3000]);

        var refusal = Assert.Throws<InvalidDataException>(() => ImageSets.Open(path));

        Assert.Contains("3073", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ImagesOfTheRightSize_NormalisesEachChannel()
    {
        using var images = new CifarBinary(Written("data.bin", Record(0, 51)));
        using var examples = new ImageExamples(images, [0], new Preprocessing(32, 32, 3, [0.1f, 0.2f, 0.3f], [0.5f, 0.5f, 0.5f]));

        using var batch = examples.Load([0], epoch: 0);

        Assert.Equal([1, 3, 32, 32], batch.shape);
        Assert.Equal((51 / 255f - 0.1f) / 0.5f, batch[0, 0, 5, 5].item<float>(), 1e-6f);
        Assert.Equal((53 / 255f - 0.3f) / 0.5f, batch[0, 2, 31, 31].item<float>(), 1e-6f);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Written(string name, params byte[][] records)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, [.. records.SelectMany(r => r)]);
        return path;
    }

    private static byte[] Record(byte label, byte red) =>
        [label, .. Enumerable.Repeat(red, 1024), .. Enumerable.Repeat((byte)(red + 1), 1024), .. Enumerable.Repeat((byte)(red + 2), 1024)];
}
