using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Data.Images;

public sealed class ImageResizeTests
{
    [Fact]
    public void To_RowOfFourPixelsToTwo_WidensTheTriangle()
    {
        // Scale 2, support 2: centre 1 takes pixels 0, 1, 2 with 0.75, 0.75, 0.25; centre 3 pixels 1, 2, 3 with 0.25, 0.75, 0.75.
        var small = ImageResize.To(new(4, 1, 1, [0, 100, 200, 40]), 2, 1);

        Assert.Equal([71, 117], small.Pixels);   // (75 + 50) / 1.75 = 71.4; (25 + 150 + 30) / 1.75 = 117.1
    }

    [Fact]
    public void To_ColumnOfTwoPixelsToFour_InterpolatesWithoutAlignedCorners()
    {
        // Centres 0.25, 0.75, 1.25, 1.75 of the old pixels, whose centres are 0.5 and 1.5.
        var tall = ImageResize.To(new(1, 2, 1, [0, 100]), 1, 4);

        Assert.Equal([0, 25, 75, 100], tall.Pixels);
    }

    [Theory]
    [InlineData(60, 45, 32, 24)]
    [InlineData(37, 53, 20, 29)]
    [InlineData(20, 31, 64, 99)]
    [InlineData(97, 80, 96, 79)]
    public void To_RandomImage_AgreesWithLibtorchsFilter(int width, int height, int newWidth, int newHeight)
    {
        using var scope = NewDisposeScope();
        var pixels = new byte[width * height];
        new Random(3).NextBytes(pixels);
        var image = tensor(pixels, [1, 1, height, width]).to(ScalarType.Float32);
        var expected = nn.functional.interpolate(image, [newHeight, newWidth], mode: InterpolationMode.Bilinear, align_corners: false,
            antialias: true);

        var resized = ImageResize.To(new(width, height, 1, pixels), newWidth, newHeight);

        // Half a level for each of the two roundings.
        Assert.InRange(tensor(resized.Pixels, [1, 1, newHeight, newWidth]).to(ScalarType.Float32).sub(expected).abs().max()
            .item<float>(), 0, 1.01f);
    }

    [Theory]
    [InlineData(60, 45, 32, 24)]
    [InlineData(20, 31, 64, 99)]
    [InlineData(280, 280, 28, 28)]
    public void To_RandomImageByCubicFilter_AgreesWithLibtorchs(int width, int height, int newWidth, int newHeight)
    {
        using var scope = NewDisposeScope();
        var pixels = new byte[width * height];
        new Random(3).NextBytes(pixels);
        var image = tensor(pixels, [1, 1, height, width]).to(ScalarType.Float32);
        var expected =
            nn.functional.interpolate(image, [newHeight, newWidth], mode: InterpolationMode.Bicubic, align_corners: false, antialias: true);

        var resized = ImageResize.To(new(width, height, 1, pixels), newWidth, newHeight, ResizeFilter.Cubic);

        // Rounding after the columns cuts what overshoots black and white, libtorch's floats do not: random pixels overshoot here and
        // there.
        var apart = tensor(resized.Pixels, [1, 1, newHeight, newWidth]).to(ScalarType.Float32).sub(expected.clamp(0, 255)).abs();
        Assert.InRange(apart.mean().item<float>(), 0, 0.5f);
    }

    [Fact]
    public void Region_PartOfAnImage_IsAsIfItHadBeenCutOutBefore()
    {
        var image = new RawImage(7, 5, 3, [.. Enumerable.Range(0, 105).Select(i => (byte)(i * 37))]);
        byte[] cut =
            [.. Enumerable.Range(1, 3).SelectMany(y => Enumerable.Range(2, 4).SelectMany(x => image.Pixels.Skip((y * 7 + x) * 3).Take(3)))];

        var region = ImageResize.Region(image, new(2, 1, 4, 3), 6, 2);

        Assert.Equal(ImageResize.To(new(4, 3, 3, cut), 6, 2).Pixels, region.Pixels);
    }

    [Theory]
    [InlineData(500, 333, 384, 256)]
    [InlineData(333, 500, 256, 384)]
    [InlineData(256, 300, 256, 300)]
    [InlineData(3, 1000, 256, 85333)]
    public void ShorterSide_AnyShape_RoundsTheLongerSideDown(int width, int height, int newWidth, int newHeight)
    {
        var resized = ImageResize.ShorterSide(new(width, height, 1, new byte[width * height]), 256);

        Assert.Equal((newWidth, newHeight), (resized.Width, resized.Height));
    }

    [Fact]
    public void Region_OutsideOfTheImage_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ImageResize.Region(new(4, 4, 1, new byte[16]), new(2, 0, 3, 4), 2, 2));
}
