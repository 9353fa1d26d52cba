using System.Buffers.Binary;
using System.IO.Hashing;
using SkiaSharp;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Inspection;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Learning.Tests.Data.Images;

public sealed class ImageDecodingTests
{
    [Theory]
    [InlineData(1, 8, 6), InlineData(2, 8, 6), InlineData(3, 8, 6), InlineData(4, 8, 6), InlineData(5, 6, 8), InlineData(6, 6, 8),
        InlineData(7, 6, 8), InlineData(8, 6, 8), InlineData(9, 8, 6)]
    public void Decode_PngWithACamerasOrientation_IsUpright(int orientation, int width, int height)
    {
        foreach (var isLittle in new[] { true, false })
        {
            var image = ImageDecoding.Decode(WithExif(EncodedPicture.Png(SKColors.Red), Exif((ushort)orientation, isLittle)));

            Assert.Equal((width, height), (image.Width, image.Height));
        }
    }

    [Theory]
    [InlineData(""), InlineData("II*\0"), InlineData("II*\0\u00ff\u00ff\u00ff\u00ff"), InlineData("MM\0*\0\0\0\u0008\u00ff\u00ff"),
        InlineData("nonsense that is long enough")]
    public void Decode_PngWithDamagedExif_IsAsItIsStored(string exif) =>
        Assert.Equal(8, ImageDecoding.Decode(WithExif(EncodedPicture.Png(SKColors.Red), System.Text.Encoding.Latin1.GetBytes(exif))).Width);

    [Fact]
    public void Decode_JpegWithoutItsEnd_IsCutOffWhereverItIsCut()
    {
        var whole = EncodedPicture.TwoColours(200, 200, SKEncodedImageFormat.Jpeg);
        Assert.NotNull(ImageDecoding.Decode(whole));
        Assert.NotNull(ImageDecoding.Decode([.. whole, 0, 0, 0]));

        for (var share = 30; share < 100; share += 10)
            Assert.Contains("cut off",
                Assert.Throws<InvalidDataException>(() => ImageDecoding.Decode(whole[..(whole.Length * share / 100)])).Message,
                StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => ImageDecoding.Decode(whole[..^2]));
    }

    /// <summary>A segment with a whole thumbnail in it, end marker and all, and then nothing but the beginning of a scan.</summary>
    [Fact]
    public void JpegEnd_OfAThumbnail_IsNotThatOfTheImage()
    {
        byte[] thumbnail = [0xFF, 0xD8, 0xFF, 0xD9];
        byte[] cut =
            [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(2 + thumbnail.Length), .. thumbnail, 0xFF, 0xDA, 0, 3, 1, 0x12, 0xFF, 0, 0xFF, 0xD0, 0x34];

        Assert.False(JpegEnd.IsThere(cut));
        Assert.True(JpegEnd.IsThere([.. cut, 0xFF, 0xD9]));
        Assert.True(JpegEnd.IsThere([.. cut, 0xFF, 0xC4, 0, 3, 0, 0xFF, 0xDA, 0, 3, 1, 0x56, 0xFF, 0xFF, 0xD9]));
    }

    [Theory, InlineData(SKColorType.Gray8, false), InlineData(SKColorType.Rgba8888, true)]
    public void Fingerprint_OfAnImage_KnowsGreyFromColour(SKColorType stored, bool isColour) =>
        Assert.Equal(isColour,
            new Fingerprint(
                ImageDecoding.Decode(EncodedPicture.Png(stored == SKColorType.Gray8 ? new SKColor(90, 90, 90) : SKColors.Red,
                    type: stored))).IsColour);

    private static byte[] Exif(ushort orientation, bool isLittle)
    {
        var exif = new byte[26];
        (isLittle ? "II*\0"u8 : "MM\0*"u8).CopyTo(exif);
        Write(4, 8, 4);
        Write(8, 1, 2);
        Write(10, 0x0112, 2);
        Write(12, 3, 2);
        Write(14, 1, 4);
        Write(18, orientation, 2);
        return exif;

        void Write(int at, uint value, int bytes)
        {
            for (var i = 0; i < bytes; i++)
                exif[at + (isLittle ? i : bytes - 1 - i)] = (byte)(value >> (8 * i));
        }
    }

    /// <summary>As the chunk after the header.</summary>
    private static byte[] WithExif(byte[] png, byte[] exif)
    {
        byte[] chunk = [.. "eXIf"u8, .. exif];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, exif.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.HashToUInt32(chunk));
        return [.. png[..33], .. length, .. chunk, .. sum, .. png[33..]];
    }
}
