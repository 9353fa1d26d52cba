using SkiaSharp;
using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Learning.Tests.Data.Images;

public sealed class CsvImagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("csv").FullName;

    public CsvImagesTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "pictures"));
        foreach (var name in new[] { "a.png", "b.png", "c, large.png" })
            File.WriteAllBytes(Path.Combine(_folder, "pictures", name), EncodedPicture.Png(SKColors.Red));
        File.WriteAllText(Path.Combine(_folder, "pictures", "text.png"), "no image");
    }

    [Fact]
    public void Open_WithoutHeader_TakesPathLabelAndPart()
    {
        using var images = ImageSets.Open(Listed("pictures/a.png,10\npictures/b.png,9,val\n\"pictures/c, large.png\",10,validation\n"));

        Assert.Equal(["9", "10"], images.Classes);
        Assert.Equal([("pictures/a.png", 1, DataPart.Whole), ("pictures/b.png", 0, DataPart.Validation),
            ("pictures/c, large.png", 1, DataPart.Validation)], images.Items.Select(i => (i.Name, i.Label, i.Part)));
        Assert.Empty(images.Report.Problems);
    }

    [Fact]
    public void Open_HeaderInAnotherOrder_IsFollowed()
    {
        using var images = ImageSets.Open(Listed("Split,label,width,FileName\r\ntest,\"an "
            + "\"\"ant\"\"\",8,pictures/a.png\r\ntest,bee,8,./pictures/b.png\r\n"));

        Assert.Equal(["an \"ant\"", "bee"], images.Classes);
        Assert.Equal(["pictures/a.png", "pictures/b.png"], images.Items.Select(i => i.Name));
        Assert.All(images.Items, i => Assert.Equal(DataPart.Test, i.Part));
        Assert.Equal(8, images.Decode(1).Width);
    }

    [Theory]
    [InlineData("path;label\npictures/a.png;ant\npictures/b.png;bee\n")]
    [InlineData("path\tlabel\npictures/a.png\tant\npictures/b.png\tbee\n")]
    [InlineData("pictures/a.png|ant\npictures/b.png|bee\n")]
    [InlineData("id,filename,choice\n1,pictures/a.png,ant\n2,pictures/b.png,bee\n")]
    [InlineData("Image Name;Species\n/home/me/set/pictures/a.png;ant\nC:\\set\\pictures\\b.png;bee\n")]
    [InlineData("image,ant,bee\npictures/a.png,1,0\npictures/b.png,0.0,1.0\n")]
    [InlineData("image_id,label\npictures/a,ant\npictures/b,bee\n")]
    public void Open_ListOfAnyProgram_TakesPathsAndClassesAndSaysWhatForWhat(string list)
    {
        using var images = ImageSets.Open(Listed(list));

        Assert.Equal(["pictures/a.png", "pictures/b.png"], images.Items.Select(i => i.Name));
        Assert.Equal(["ant", "bee"], images.Classes);
    }

    [Fact]
    public void Open_BadLines_NamesEachByNumberAndContinues()
    {
        var outside = Path.Combine(Path.GetTempPath(), "elsewhere.png");
        using var images = ImageSets.Open(Listed("path,label,part\npictures/a.png,ant\n../up.png,ant\npictures/missing.png,ant\n" + outside
            + ",ant\npictures/b.png\npictures/b.png,bee,extra\npictures/a.png,bee\npictures/text.png,bee\n\npictures/b.png,bee\n"));

        Assert.Equal(["pictures/a.png", "pictures/b.png"], images.Items.Select(i => i.Name));
        var found = images.Report.Problems.ToDictionary(p => p.Item, p => p.Sentence);
        Assert.Equal(["line 3", "line 4", "line 5", "line 6", "line 7", "line 8", "line 9: pictures/text.png"],
            found.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("leads out", found["line 3"], StringComparison.Ordinal);
        Assert.Contains("no file", found["line 4"], StringComparison.Ordinal);
        Assert.Contains("no file", found["line 5"], StringComparison.Ordinal);
        Assert.Contains("line 2 already, with the label 'ant'", found["line 8"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("path,label\n")]
    [InlineData("\"pictures/a.png,ant\n")]
    public void Open_NothingToRead_IsRefusedWithASentence(string text)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => ImageSets.Open(Listed(text)));

        Assert.Contains("list.csv", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Listed(string text)
    {
        var path = Path.Combine(_folder, "list.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
