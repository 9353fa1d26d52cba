using Studio.Web.Outputs.Diagrams;

namespace Studio.Web.Tests.Outputs.Diagrams;

public sealed class CalibrationVerdictTests
{
    [Fact]
    public void Of_AModestNetwork_SaysUnderConfidentAndByHowMuch() =>
        Assert.Equal("Mean confidence is 60 %, accuracy 84 %: 24 points under-confident.",
            CalibrationVerdict.Of([new(.4, .6, 50, .5, .78), new(.6, .8, 50, .7, .9), new(.8, 1, 0, 0, 0)]));

    [Fact]
    public void Of_ASureNetwork_SaysOverConfident() =>
        Assert.EndsWith("20 points over-confident.", CalibrationVerdict.Of([new(.8, 1, 10, .9, .7)]), StringComparison.Ordinal);

    [Fact]
    public void Of_AFittingNetwork_SaysThatItFits() =>
        Assert.EndsWith("well calibrated.", CalibrationVerdict.Of([new(.8, 1, 10, .91, .9)]), StringComparison.Ordinal);

    [Fact]
    public void Of_NoImages_SaysNothing() => Assert.Null(CalibrationVerdict.Of([new(0, 1, 0, 0, 0)]));
}
