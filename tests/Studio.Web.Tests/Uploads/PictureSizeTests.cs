using Studio.Web.Uploads;

namespace Studio.Web.Tests.Uploads;

public sealed class PictureSizeTests
{
    [Fact]
    public void Of_AJpegWithNotesBeforeItsFrame_FindsTheFrame()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 1, 2, 3, 4, 0xFF, 0xC2, 0, 17, 8, 0x01, 0x2C, 0x02, 0x58, 3, 0, 0];

        Assert.Equal((600, 300), PictureSize.Of(jpeg));
    }

    [Fact]
    public void Of_ABmpFromTheTop_HasAPositiveHeight()
    {
        byte[] bmp = [(byte)'B', (byte)'M', .. new byte[16], 4, 0, 0, 0, 0xF8, 0xFF, 0xFF, 0xFF, 0, 0];

        Assert.Equal((4, 8), PictureSize.Of(bmp));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0xFF, 0xD8 })]
    [InlineData(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' })]
    [InlineData(new byte[] { (byte)'t', (byte)'e', (byte)'x', (byte)'t' })]
    public void Of_SomethingElseOrTooLittle_IsNothing(byte[] head) => Assert.Null(PictureSize.Of(head));
}
