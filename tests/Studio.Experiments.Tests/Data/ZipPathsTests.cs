using System.IO.Compression;
using System.Text;
using Studio.Experiments.Data;

namespace Studio.Experiments.Tests.Data;

public sealed class ZipPathsTests
{
    [Fact]
    public void Paths_NamesInGbkWithoutTheFlag_StayApart()
    {
        var names = new[] { "狗", "猪", "猫", "鸟" };
        using var zip = Zip(CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!, names);

        Assert.Equal(4, zip.Paths().Distinct().Count());
        Assert.All(zip.Paths(), p => Assert.DoesNotContain('\uFFFD', p));
        Assert.Contains("code page 437", ZipPaths.Note(zip), StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_NamesInCodePage437_AreReadAsTheFormatSays()
    {
        using var zip = Zip(CodePagesEncodingProvider.Instance.GetEncoding(437)!, ["Rübe/1.png", "Räbe/1.png"]);

        Assert.Equal(["Rübe/1.png", "Räbe/1.png"], zip.Paths());
    }

    [Fact]
    public void Paths_Utf8WithOrWithoutTheFlag_IsUtf8()
    {
        using var plain = Zip(Encoding.Latin1, ["狗/1.png", "Rübe/1.png"], name => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name)));
        using var flagged = Zip(null, ["狗/1.png", "Rübe/1.png"]);

        Assert.Equal(["狗/1.png", "Rübe/1.png"], plain.Paths());
        Assert.Equal(["狗/1.png", "Rübe/1.png"], flagged.Paths());
        Assert.Null(ZipPaths.Note(flagged));
    }

    [Fact]
    public void Paths_Backslashes_AreFolders()
    {
        using var zip = Zip(null, [@"pets\cat\1.png", "./pets/dog/1.png"]);

        Assert.Equal(["pets/cat/1.png", "pets/dog/1.png"], zip.Paths());
    }

    [Theory]
    [InlineData("/etc/passwd", true), InlineData("C:/x.png", true), InlineData("a/../../x.png", true), InlineData("a\0b.png", true)]
    [InlineData("cat/Screenshot 12:30:00.png", false), InlineData("a..b/x.png", false)]
    public void LeadsOut_APath_OnlyIfItCouldLeadElsewhere(string path, bool leads) => Assert.Equal(leads, ZipPaths.LeadsOut(path));

    private static ZipArchive Zip(Encoding? encoding, string[] names, Func<string, string>? spelled = null)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true,
            encoding is null || encoding is UTF8Encoding ? null : Encoding.Latin1))
            foreach (var name in names)
                zip.CreateEntry(spelled?.Invoke(name) ?? (encoding is null ? name : Encoding.Latin1.GetString(encoding.GetBytes(name))));
        memory.Position = 0;
        return ZipPaths.Open(memory);
    }
}
