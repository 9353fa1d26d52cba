using SkiaSharp;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Learning.Tests.Data.Sets;

public sealed class ContentHashTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("studio-hash-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_SameImagesInAnotherZip_IsTheSame() => Assert.Equal(
        Of(("a/1.png", EncodedPicture.Png(SKColors.Red)), ("b/1.png", EncodedPicture.Png(SKColors.Blue))).Sha256,
        Of(("b/1.png", EncodedPicture.Png(SKColors.Blue)), ("a/1.png", EncodedPicture.Png(SKColors.Red))).Sha256);

    [Fact]
    public void Of_OnePixelOrLabelChanged_Differs()
    {
        var plain = Of(("a/1.png", EncodedPicture.Png(SKColors.Red)), ("b/1.png", EncodedPicture.Png(SKColors.Blue)));

        Assert.NotEqual(plain.Sha256,
            Of(("a/1.png", EncodedPicture.Png(SKColors.Red)), ("b/1.png", EncodedPicture.Png(new SKColor(0, 0, 254)))).Sha256);
        Assert.NotEqual(plain.Sha256,
            Of(("a/1.png", EncodedPicture.Png(SKColors.Red)), ("c/1.png", EncodedPicture.Png(SKColors.Blue))).Sha256);
    }

    [Fact]
    public void Of_DamagedImage_NamesIt()
    {
        var good = EncodedPicture.TwoColours(40, 30);

        var found = Of(("a/1.png", good), ("a/2.png", good[..(good.Length / 2)]));

        Assert.Equal("a/2.png", Assert.Single(found.Damaged).Item);
    }

    private ContentHash Of(params (string Path, byte[] Bytes)[] files)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.zip");
        File.WriteAllBytes(path, EncodedPicture.Zip(files));
        using var images = new ImageZip(path);
        return ContentHash.Of(images);
    }
}
