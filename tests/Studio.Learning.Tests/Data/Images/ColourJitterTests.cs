using Studio.Learning.Data.Images;

namespace Studio.Learning.Tests.Data.Images;

public sealed class ColourJitterTests
{
    // Two pixels: (100, 50, 200) with luminance 82.05, (0, 0, 0) with 0; the mean luminance is 41.025.
    [Theory]
    [InlineData(1, 1, 1, new byte[] { 100, 0, 50, 0, 200, 0 })]
    [InlineData(1.5, 1, 1, new byte[] { 150, 0, 75, 0, 255, 0 })]        // 200·1.5 is cut off
    [InlineData(1, 0.5, 1, new byte[] { 71, 21, 46, 21, 121, 21 })]      // 0.5·v + 0.5·41.025
    [InlineData(1, 1, 0, new byte[] { 82, 0, 82, 0, 82, 0 })]            // no saturation is grey
    [InlineData(0.5, 2, 1, new byte[] { 79, 0, 29, 0, 179, 0 })]         // 0.5·(2·v − 41.025)
    public void Apply_TwoPixels_GivesHandComputedColours(double brightness, double contrast, double saturation, byte[] expected)
    {
        byte[] planes = [100, 0, 50, 0, 200, 0];

        ColourJitter.Apply(planes, 3, brightness, contrast, saturation);

        Assert.Equal(expected, planes);
    }

    [Fact]
    public void Apply_OneChannel_IgnoresSaturation()
    {
        byte[] planes = [100, 0];

        ColourJitter.Apply(planes, 1, 1, 0.5, 0.1);

        Assert.Equal([75, 25], planes);
    }
}
