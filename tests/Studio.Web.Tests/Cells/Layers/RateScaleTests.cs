using Studio.Web.Cells.Layers;

namespace Studio.Web.Tests.Cells.Layers;

public sealed class RateScaleTests
{
    [Theory]
    [InlineData(1e-7, 0)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void Place_OfTheEnds_IsTheEdge(double rate, double place) => Assert.Equal(place, RateScale.Place(rate), 9);

    [Fact]
    public void Rate_OfAPlace_IsARateOneWouldWriteDown() => Assert.Equal(3.2e-4, RateScale.Rate(RateScale.Place(3.1623e-4)), 12);

    [Fact]
    public void Step_TenUp_IsAFactorOfTen() => Assert.Equal(.01, RateScale.Step(.001, 10), 9);

    [Fact]
    public void Decay_BetweenTwoEnds_FallsEvenlyByStage() => Assert.Equal(.1, RateScale.Decay(1e-2, 1e-4, stages: 3), 9);

    [Fact]
    public void Decay_ARisingSlope_IsLevelAtMost() => Assert.Equal(1, RateScale.Decay(1e-4, 1e-2, stages: 3));
}
