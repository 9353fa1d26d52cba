using Bunit;
using Studio.Experiments.Runs;
using Studio.Web.Charts;

namespace Studio.Web.Tests.Charts;

public sealed class SparklineTests : BunitContext
{
    [Fact]
    public void Sparkline_OfACurve_GoesFromEdgeToEdgeAndPassesOverWhatIsNoNumber() =>
        Assert.Equal("2,24 48,2 94,13",
            Draw(new(0, 0), new(5, 1), new(6, double.NaN), new(10, .5)).Find("polyline").GetAttribute("points"));

    [Fact]
    public void Sparkline_OfOnePoint_IsInTheMiddle() =>
        Assert.Equal("48,13", Draw(new CurvePoint(7, 3)).Find("polyline").GetAttribute("points"));

    [Fact]
    public void Sparkline_OfNothing_IsEmpty() => Assert.Empty(Draw().FindAll("polyline"));

    private IRenderedComponent<Sparkline> Draw(params CurvePoint[] points) =>
        Render<Sparkline>(p => p.Add(s => s.Points, points).Add(s => s.Label, "loss"));
}
