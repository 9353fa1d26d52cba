using Studio.Web.Display;

namespace Studio.Web.Tests.Display;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(.9412, "94.1 %")]
    [InlineData(1, "100.0 %")]
    [InlineData(double.NaN, "–")]
    public void Percent_AShare_HasOneDigit(double share, string said) => Assert.Equal(said, Figures.Percent(share));

    [Theory]
    [InlineData(512, "512")]
    [InlineData(9_536, "9.5 k")]
    [InlineData(147_968, "148 k")]
    [InlineData(11_689_512, "11.7 M")]
    [InlineData(999_900, "1 M")]
    public void Short_ACount_HasThreeDigitsAtMost(double count, string said) => Assert.Equal(said, Figures.Short(count));

    [Theory]
    [InlineData(6, "0:06")]
    [InlineData(843, "14:03")]
    [InlineData(7509, "2:05:09")]
    [InlineData(-1, "0:00")]
    [InlineData(59.7, "1:00")]
    public void Clock_ATime_ReadsAsOnAWatch(double seconds, string said) =>
        Assert.Equal(said, Figures.Clock(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(218.4, "218 images/s")]
    [InlineData(3.14, "3.1 images/s")]
    [InlineData(0, "–")]
    public void Rate_ImagesASecond_HasItsUnit(double rate, string said) => Assert.Equal(said, Figures.Rate(rate, "images"));

    [Theory]
    [InlineData(.001, "0.001")]
    [InlineData(.00001, "1e-5")]
    public void LearningRate_IsWrittenAsOneWrites(double rate, string said) => Assert.Equal(said, Figures.LearningRate(rate));
}
