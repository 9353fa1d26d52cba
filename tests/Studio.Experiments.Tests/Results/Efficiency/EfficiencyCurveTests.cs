using Studio.Experiments.Results.Efficiency;

namespace Studio.Experiments.Tests.Results.Efficiency;

public sealed class EfficiencyCurveTests
{
    private static readonly LabelEfficiencyResult s_result = new("signs", "net",
    [
        Trial("scratch", 1, 1, .1), Trial("scratch", 10, 1, .3), Trial("scratch", 100, 1, .7),
        Trial("scratch", 1, 2, .1), Trial("scratch", 10, 2, .5), Trial("scratch", 100, 2, .9),
        Trial("frozen", 1, 1, .5),
    ], null);

    [Fact]
    public void Curves_SeveralSeeds_HaveMeanAndSpread()
    {
        var scratch = s_result.Curves()[0];

        Assert.Equal([1d, 10, 100], scratch.Points.Select(p => p.Labels));
        Assert.Equal(.4, scratch.Points[1].Mean, 12);
        Assert.Equal(Math.Sqrt(.02), scratch.Points[1].Deviation, 12);
        Assert.Equal(0, s_result.Curves()[1].Points[0].Deviation);
    }

    [Fact]
    public void At_BetweenTwoNumbers_GoesByTheirLogarithm()
    {
        var point = s_result.Curves()[0].At(.6)!;

        Assert.Equal(Math.Sqrt(10 * 100), point.Labels, 9);
        Assert.Equal(Math.Sqrt(10 * 100), point.Cost.Seconds, 9);
    }

    [Fact]
    public void At_NeverReached_IsNothing() => Assert.Null(s_result.Curves()[0].At(.85));

    [Fact]
    public void At_ReachedFromTheFirst_IsTheFirst() => Assert.Equal(1, s_result.Curves()[1].At(.2)!.Labels);

    private static EfficiencyTrial Trial(string recipe, int labels, ulong seed, double accuracy) =>
        new(recipe, labels, seed, accuracy, new(labels, 0, 10 * labels, 1e6 * labels));
}
