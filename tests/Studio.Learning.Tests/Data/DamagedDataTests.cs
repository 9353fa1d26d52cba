using FsCheck;
using FsCheck.Xunit;
using SkiaSharp;
using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Learning.Tests.Data;

/// <summary>Damage anywhere ends in a refusal or in items left out, whatever the reader.</summary>
public sealed class DamagedDataTests : IDisposable
{
    private static readonly Preprocessing s_small = new(8, 8, 3, [0, 0, 0], [1, 1, 1]);
    private static readonly byte[] s_png = EncodedPicture.TwoColours(12, 10);
    private static readonly byte[] s_zip = EncodedPicture.Zip(
        ("train/a/1.png", s_png), ("train/b/2.jpg", EncodedPicture.TwoColours(16, 16, SKEncodedImageFormat.Jpeg)),
        ("train/b/3.webp", EncodedPicture.TwoColours(9, 9, SKEncodedImageFormat.Webp)), ("test/a/4.png", s_png), ("test/b/", []));
    private readonly string _folder = Directory.CreateTempSubdirectory("damaged").FullName;

    [Property(MaxTest = 400)]
    public void Open_MutatedZip_RefusesOrContinues(NonEmptyArray<(ushort At, byte Value)> changes, ushort cut) =>
        Survives("x.zip", Mutated(s_zip, changes, cut));

    [Property(MaxTest = 400)]
    public void Open_MutatedPlainIdx_RefusesOrContinues(NonEmptyArray<(ushort At, byte Value)> changes, ushort cut)
    {
        File.WriteAllBytes(Path.Combine(_folder, "train-labels-idx1-ubyte"), IdxBytes.Labels(0, 1, 2));
        Survives("train-images-idx3-ubyte", Mutated(IdxBytes.Images(3, 4, 4), changes, cut));
    }

    [Property(MaxTest = 400)]
    public void Open_MutatedGzippedIdx_RefusesOrContinues(NonEmptyArray<(ushort At, byte Value)> changes, ushort cut)
    {
        File.WriteAllBytes(Path.Combine(_folder, "train-labels-idx1-ubyte.gz"),
            Mutated(IdxBytes.Gzipped(IdxBytes.Labels(0, 1, 2)), changes, cut));
        Survives("train-images-idx3-ubyte.gz", Mutated(IdxBytes.Gzipped(IdxBytes.Images(3, 4, 4)), changes, cut));
    }

    [Property(MaxTest = 400)]
    public void Open_MutatedCsv_RefusesOrContinues(NonEmptyArray<(ushort At, byte Value)> changes, ushort cut)
    {
        File.WriteAllBytes(Path.Combine(_folder, "a.png"), s_png);
        Survives("list.csv",
            Mutated("path,label,part\na.png,ant,train\n\"b.png\",\"bee, small\",val\n./a.png,bee\n"u8.ToArray(), changes, cut));
    }

    [Property(MaxTest = 400)]
    public void Decode_MutatedImages_RefusesOrContinues(NonEmptyArray<(ushort At, byte Value)> changes, ushort cut)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "set", "a")).FullName;
        foreach (var (ending, format) in new[]
            { ("png", SKEncodedImageFormat.Png), ("jpg", SKEncodedImageFormat.Jpeg), ("webp", SKEncodedImageFormat.Webp) })
            File.WriteAllBytes(Path.Combine(folder, "1." + ending), Mutated(EncodedPicture.TwoColours(20, 14, format), changes, cut));
        File.WriteAllBytes(Path.Combine(folder, "2.jpg"), Mutated(EncodedPicture.CmykJpeg(1, 2, 3, 4), changes, cut));
        Survives("set", null);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Mutated(byte[] original, NonEmptyArray<(ushort At, byte Value)> changes, ushort cut)
    {
        byte[] bytes = [.. original];
        foreach (var (at, value) in changes.Get)
            bytes[at % bytes.Length] = value;
        // Every fourth file is cut off as well.
        return cut % 4 == 0 ? bytes[..(cut / 4 % bytes.Length)] : bytes;
    }

    private void Survives(string name, byte[]? bytes)
    {
        var path = Path.Combine(_folder, name);
        if (bytes is not null)
            File.WriteAllBytes(path, bytes);
        try
        {
            using var images = ImageSets.Open(path);
            using var examples = new ImageExamples(images, [.. Enumerable.Range(0, images.Items.Count)], s_small);
            Assert.Equal(images.Items.Count, examples.Count + examples.Problems.Problems.Count);
        }
        catch (InvalidDataException refusal)
        {
            Assert.NotEmpty(refusal.Message);
        }
    }
}
