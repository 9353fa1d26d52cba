using Studio.Web.Charts;

namespace Studio.Web.Tests.Charts;

public sealed class SmoothingTests
{
    [Fact]
    public void Of_AConstant_IsThatConstantFromTheFirstPoint() => Assert.All(Smoothing.Of([3, 3, 3, 3], .9), v => Assert.Equal(3, v, 12));

    [Fact]
    public void Of_WeightZero_IsTheRawCurve() => Assert.Equal([1, 5, 2], Smoothing.Of([1, 5, 2], 0));

    [Fact]
    public void Of_TwoPoints_WeighsTheLaterMore() => Assert.Equal((.5 * .5 * 1 + .5 * 2) / .75, Smoothing.Of([1, 2], .5)[1], 12);

    [Fact]
    public void Of_AGap_KeepsTheGapAndContinuesBehindIt()
    {
        var smoothed = Smoothing.Of([1, double.NaN, 1], .5);

        Assert.True(double.IsNaN(smoothed[1]));
        Assert.Equal(1, smoothed[2], 12);
    }
}
