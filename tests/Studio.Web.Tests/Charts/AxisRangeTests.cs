using Studio.Web.Charts;

namespace Studio.Web.Tests.Charts;

public sealed class AxisRangeTests
{
    [Fact]
    public void Around_Values_EndsAtRoundNumbers()
    {
        var range = AxisRange.Around([.03, .71])!;

        Assert.Equal(0, range.Low, 9);
        Assert.Equal(.8, range.High, 9);
    }

    [Fact]
    public void Around_NothingFinite_IsNoRange() => Assert.Null(AxisRange.Around([double.NaN, double.PositiveInfinity]));

    [Fact]
    public void Around_OneValue_HasRoomAboveAndBelow()
    {
        var range = AxisRange.Around([.5])!;

        Assert.True(range.Low < .5 && range.High > .5);
    }

    [Theory, InlineData(double.MaxValue, -double.MaxValue), InlineData(double.NaN, 1), InlineData(double.PositiveInfinity, 1e-300),
        InlineData(1e17, 1e17)]
    public void Around_WhateverIsMeasured_EndsAtFiniteNumbers(double one, double other)
    {
        var range = AxisRange.Around([one, other])!;

        Assert.True(double.IsFinite(range.Low) && double.IsFinite(range.High) && range.Low < range.High);
    }

    [Fact]
    public void Grow_ValuesInside_StandsStill()
    {
        var range = AxisRange.Around([0, 1])!;

        Assert.Same(range, range.Grow(AxisRange.Around([.4, .6])));
    }

    [Fact]
    public void Grow_AValueOutside_HoldsBoth()
    {
        var range = AxisRange.Around([0, 1])!.Grow(AxisRange.Around([2, 3]))!;

        Assert.True(range.Low <= 0 && range.High >= 3);
    }

    [Fact]
    public void AroundLogarithms_LeavesOutWhatHasNoLogarithm()
    {
        var range = AxisRange.AroundLogarithms([0, -1, .01, 1])!;

        Assert.Equal((-2, 0), (range.Low, range.High));
    }
}
