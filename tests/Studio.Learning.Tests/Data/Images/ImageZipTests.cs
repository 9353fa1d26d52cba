using System.Buffers.Binary;
using SkiaSharp;
using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Learning.Tests.Data.Images;

public sealed class ImageZipTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zip").FullName;

    [Fact]
    public void Open_PartsAndClasses_AreReadFromThePaths()
    {
        using var images = new ImageZip(Written(EncodedPicture.Zip(
            ("top/train/b/1.png", EncodedPicture.Png(SKColors.Blue)), ("top/train/a/1.png", EncodedPicture.Png(SKColors.Red)),
            ("top/val/a/2.png", EncodedPicture.Png(SKColors.Red)),
            ("__MACOSX/top/train/a/._1.png", [0, 5, 22]), ("top/train/empty/", []), ("top/val/b/", []))));

        Assert.Equal(["a", "b"], images.Classes);
        Assert.Equal([DataPart.Train, DataPart.Train, DataPart.Validation], images.Items.Select(i => i.Part));
        Assert.Equal(["empty", "b"], images.Report.Problems.Select(p => p.Item));
    }

    [Fact]
    public void Open_HostileEntries_NamesEachAndContinues()
    {
        var zip = EncodedPicture.Zip(
            ("a/good.png", EncodedPicture.Png(SKColors.Red)),
            ("../up.png", EncodedPicture.Png(SKColors.Red)), ("a/../../up.png", EncodedPicture.Png(SKColors.Red)),
            ("/root.png", EncodedPicture.Png(SKColors.Red)), ("C:\\x.png", EncodedPicture.Png(SKColors.Red)),
            ("a/bomb.png", new byte[20_000_000]), ("a/lies.png", EncodedPicture.Png(SKColors.Red, 9)),
            ("a/secret.png", EncodedPicture.Png(SKColors.Red, 10)), ("a/flipped.png", EncodedPicture.Png(SKColors.Red, 11)),
            ("a/huge.gif",
                [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 2, 0x44, 1, 0, 0x3B]),
            ("a/text.png", "no image"u8.ToArray()), ("a/zero.png", []));
        BinaryPrimitives.WriteInt32LittleEndian(DirectoryRecord(zip, "a/lies.png")[24..], 2_000_000_000);
        DirectoryRecord(zip, "a/secret.png")[8] |= 1;
        DirectoryRecord(zip, "a/flipped.png")[16] ^= 0x40;

        using var images = new ImageZip(Written(zip));

        Assert.Equal("a/good.png", Assert.Single(images.Items).Name);
        var found = images.Report.Problems.ToDictionary(p => p.Item, p => p.Sentence);
        Assert.Equal(["../up.png", "/root.png", "C:/x.png", "a/../../up.png", "a/bomb.png", "a/flipped.png", "a/huge.gif", "a/lies.png",
            "a/secret.png", "a/text.png", "a/zero.png"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("out of the zip", found["../up.png"], StringComparison.Ordinal);
        Assert.Contains("bomb", found["a/bomb.png"], StringComparison.Ordinal);
        Assert.Contains("checksum", found["a/flipped.png"], StringComparison.Ordinal);
        Assert.Contains("65535 × 65535", found["a/huge.gif"], StringComparison.Ordinal);
        Assert.Contains("MB", found["a/lies.png"], StringComparison.Ordinal);
        Assert.Contains("encrypted", found["a/secret.png"], StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileCutOff_IsRefusedWithASentence()
    {
        var zip = EncodedPicture.Zip(("a/good.png", EncodedPicture.Png(SKColors.Red)));

        var refusal = Assert.Throws<InvalidDataException>(() => new ImageZip(Written(zip[..^30])));

        Assert.Contains("images.zip", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_FromManyThreads_GivesEachItsOwnPixels()
    {
        using var images =
            new ImageZip(
                Written(EncodedPicture.Zip([.. Enumerable.Range(0, 64)
                    .Select(i => ($"a/{i:000}.png", EncodedPicture.Png(new SKColor((byte)(4 * i), 7, 9))))])));

        var red = new byte[256];
        Parallel.For(0, 256, i => red[i] = images.Decode(i % 64).Pixels[^3]);

        Assert.Equal(Enumerable.Range(0, 256).Select(i => (byte)(4 * (i % 64))), red);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The directory record of an entry.</summary>
    private static Span<byte> DirectoryRecord(byte[] zip, string path)
    {
        var name = System.Text.Encoding.UTF8.GetBytes(path);
        return zip.AsSpan(zip.AsSpan().LastIndexOf(name) - 46);
    }

    private string Written(byte[] zip)
    {
        var path = Path.Combine(_folder, "images.zip");
        File.WriteAllBytes(path, zip);
        return path;
    }
}
