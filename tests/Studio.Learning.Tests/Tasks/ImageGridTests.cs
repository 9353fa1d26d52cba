using SkiaSharp;
using Studio.Learning.Tasks;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks;

public sealed class ImageGridTests
{
    [Fact]
    public void Png_ThreeColourImagesInTwoColumns_PutsEachInItsPlace()
    {
        using var scope = NewDisposeScope();
        var images = full([3, 3, 4, 4], -1f);
        images[0, 0].fill_(1);
        images[1, 1].fill_(1);
        images[2, 2].fill_(0);

        using var picture = SKBitmap.Decode(ImageGrid.Png(images, 2).Span);

        Assert.Equal((14, 14), (picture.Width, picture.Height));
        Assert.Equal((new SKColor(255, 0, 0), new SKColor(0, 255, 0), new SKColor(0, 0, 128)),
            (picture.GetPixel(2, 2), picture.GetPixel(8, 5), picture.GetPixel(5, 11)));
        Assert.Equal(new SKColor(128, 128, 128), picture.GetPixel(11, 11));
    }

    [Fact]
    public void Png_GreyImage_IsGrey()
    {
        using var scope = NewDisposeScope();

        using var picture = SKBitmap.Decode(ImageGrid.Png(full([1, 1, 4, 4], 1f), 1).Span);

        Assert.Equal(SKColors.White, picture.GetPixel(3, 3));
    }
}
