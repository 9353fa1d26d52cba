using SkiaSharp;
using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Learning.Tests.Data.Images;

public sealed class ImageFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("folder").FullName;

    [Fact]
    public void Open_FoldersOfClasses_NamesClassesInOrdinalOrder()
    {
        Write("wasps/b.png", EncodedPicture.Png(SKColors.Red));
        Write("Bees/a.jpg", EncodedPicture.Jpeg(SKColors.Green));
        Write("wasps/deeper/a.png", EncodedPicture.Png(SKColors.Red));

        using var images = new ImageFolder(_folder);

        Assert.Equal(["Bees", "wasps"], images.Classes);
        Assert.Equal(["Bees/a.jpg", "wasps/b.png", "wasps/deeper/a.png"], images.Items.Select(i => i.Name));
        Assert.Equal([0, 1, 1], images.Items.Select(i => i.Label));
        Assert.All(images.Items, i => Assert.Equal(DataPart.Whole, i.Part));
        Assert.Empty(images.Report.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("photos-1.0/")]
    public void Open_PartsAtTheRootOrBelowOneFolder_AreRecognised(string top)
    {
        Write(top + "train/a/1.png", EncodedPicture.Png(SKColors.Red));
        Write(top + "Valid/a/2.png", EncodedPicture.Png(SKColors.Red));
        Write(top + "test/a/3.png", EncodedPicture.Png(SKColors.Red));
        Write("__MACOSX/train/a/._1.png", [1, 2, 3]);
        Write(top + "train/.DS_Store", [1]);

        using var images = new ImageFolder(_folder);

        Assert.Equal(["a"], images.Classes);
        Assert.Equal([DataPart.Validation, DataPart.Test, DataPart.Train],
            images.Items.OrderBy(i => i.Name, StringComparer.Ordinal).Select(i => i.Part));
        Assert.Empty(images.Report.Problems);
    }

    [Fact]
    public void Open_ClassNamedTrain_IsAClassWhereImagesLieInItDirectly()
    {
        Write("train/1.png", EncodedPicture.Png(SKColors.Red));
        Write("plane/1.png", EncodedPicture.Png(SKColors.Red));

        using var images = new ImageFolder(_folder);

        Assert.Equal(["plane", "train"], images.Classes);
    }

    [Fact]
    public void Open_FoldersNamedByNumbers_AreOrderedByValue()
    {
        foreach (var number in new[] { "10", "9", "0" })
            Write($"{number}/1.png", EncodedPicture.Png(SKColors.Red));

        using var images = new ImageFolder(_folder);

        Assert.Equal(["0", "9", "10"], images.Classes);
    }

    [Fact]
    public void Open_BadFiles_NamesEachAndContinues()
    {
        Write("train/a/good.png", EncodedPicture.Png(SKColors.Red));
        Write("train/b/good.png", EncodedPicture.Png(SKColors.Red));
        Write("test/a/good.png", EncodedPicture.Png(SKColors.Red));
        Write("train/a/text.png", "no image"u8.ToArray());
        Write("train/a/zero.jpg", []);
        Write("train/a/notes.txt", "notes"u8.ToArray());
        Write("extra/x.png", EncodedPicture.Png(SKColors.Red));
        Write("train/loose.png", EncodedPicture.Png(SKColors.Red));
        Write("train/damaged/only.gif", "GIF89a"u8.ToArray());
        Directory.CreateDirectory(Path.Combine(_folder, "train/empty"));

        using var images = new ImageFolder(_folder);

        Assert.Equal(["a", "b"], images.Classes);
        Assert.Equal(3, images.Items.Count);
        var found = images.Report.Problems.ToLookup(p => p.Item, p => p.Sentence);
        Assert.Equal(["b", "damaged", "empty", "extra/x.png", "train/a/notes.txt", "train/a/text.png", "train/a/zero.jpg",
            "train/damaged/only.gif", "train/loose.png"], found.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Contains("empty", found["train/a/zero.jpg"].Single(), StringComparison.Ordinal);
        Assert.Contains("part 'Test'", found["b"].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoImageAnywhere_IsRefusedWithASentence()
    {
        Write("a/readme.txt", "hello"u8.ToArray());

        var refusal = Assert.Throws<InvalidDataException>(() => new ImageFolder(_folder));

        Assert.Contains("a/readme.txt", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_ImageCutOff_ThrowsASentenceThatNamesIt()
    {
        Write("a/cut.jpg", EncodedPicture.TwoColours(200, 200, SKEncodedImageFormat.Jpeg)[..900]);

        using var images = new ImageFolder(_folder);
        var refusal = Assert.Throws<InvalidDataException>(() => images.Decode(0));

        Assert.Contains("a/cut.jpg", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("cut off", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_GreyAlphaPaletteAndCmyk_GiveThreeChannels()
    {
        Write("a/1-grey.png", EncodedPicture.Png(new SKColor(90, 90, 90), type: SKColorType.Gray8));
        Write("a/2-alpha.png", EncodedPicture.Png(new SKColor(200, 0, 0, 127)));
        Write("a/3-cmyk.jpg", EncodedPicture.CmykJpeg(cyan: 0, magenta: 255, yellow: 255, black: 255));
        Write("a/4-palette.gif",
            [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 10, 20, 30, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]);

        using var images = new ImageFolder(_folder);
        var first = Enumerable.Range(0, 4).Select(i => images.Decode(i))
            .Select(image => (image.Channels, Red: image.Pixels[0], Green: image.Pixels[1], Blue: image.Pixels[2])).ToArray();

        Assert.Empty(images.Report.Problems);
        Assert.All(first, f => Assert.Equal(3, f.Channels));
        Assert.Equal((90, 90, 90), (first[0].Red, first[0].Green, first[0].Blue));
        Assert.Equal((228, 128, 128), (first[1].Red, first[1].Green, first[1].Blue));   // 200·127/255 + 255·128/255
        Assert.InRange(first[2].Red, 0, 3);
        Assert.InRange(first[2].Green, 252, 255);
        Assert.Equal((10, 20, 30), (first[3].Red, first[3].Green, first[3].Blue));
    }

    [Theory]
    [InlineData(1, 32, 16, "red left")]
    [InlineData(2, 32, 16, "red right")]
    [InlineData(3, 32, 16, "red right")]
    [InlineData(4, 32, 16, "red left")]
    [InlineData(5, 16, 32, "red top")]
    [InlineData(6, 16, 32, "red top")]
    [InlineData(7, 16, 32, "red bottom")]
    [InlineData(8, 16, 32, "red bottom")]
    public void Decode_ExifOrientation_IsUndone(byte orientation, int width, int height, string expected)
    {
        Write("a/1.jpg", EncodedPicture.Turned(EncodedPicture.TwoColours(32, 16, SKEncodedImageFormat.Jpeg), orientation));

        using var images = new ImageFolder(_folder);
        var image = images.Decode(0);

        var (x, y) = expected switch { "red left" => (2, height / 2), "red right" => (width - 3, height / 2), "red top" => (width / 2, 2),
            _ => (width / 2, height - 3) };
        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.InRange(image.Pixels[(y * width + x) * 3], 240, 255);
        Assert.InRange(image.Pixels[((height - 1 - y) * width + width - 1 - x) * 3], 0, 15);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string path, byte[] bytes)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }
}
