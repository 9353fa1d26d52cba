using System.Text;
using Studio.Experiments.Data;

namespace Studio.Experiments.Tests.Data;

public sealed class FileSignsTests
{
    [Theory]
    [InlineData("\0\0\0\u0018ftypheic", "HEIC"), InlineData("\0\0\0\u0018ftypavif", "AVIF"), InlineData("\0\0\0\u0018ftypisom", "video")]
    [InlineData("<!DOCTYPE html><html>", "web page"), InlineData("\u001f\u008b\u0008", "gzip"), InlineData("%PDF-1.7", "PDF"),
        InlineData("II*\0", "TIFF"), InlineData("MM\0*", "TIFF")]
    [InlineData("{\"error\": 404}", "JSON"), InlineData("version https://git-lfs.github.com/spec/v1", "Git LFS"),
        InlineData("<?xml version=\"1.0\"?><svg>", "SVG"), InlineData("", "empty")]
    [InlineData("Not found", "text"), InlineData("PK\u0003\u0004", "zip"), InlineData("8BPS", "Photoshop")]
    public void Of_FirstBytes_SaysWhatTheFileIs(string head, string word) =>
        Assert.Contains(word, FileSigns.Of(Encoding.Latin1.GetBytes(head)), StringComparison.Ordinal);

    [Theory, InlineData("\u00ff\u00d8\u00ff\u00e0"), InlineData("\u0089PNG\r\n\u001a\n"), InlineData("\u0001\u0002\u0003")]
    public void Of_ImagesAndUnknownBytes_SaysNothing(string head) => Assert.Null(FileSigns.Of(Encoding.Latin1.GetBytes(head)));
}
