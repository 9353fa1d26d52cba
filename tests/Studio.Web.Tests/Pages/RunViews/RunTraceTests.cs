using Bunit;
using Studio.Web.Pages.RunViews;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Pages.RunViews;

public sealed class RunTraceTests : ViewContext
{
    private readonly SampleRun _run = new();

    [Fact]
    public void Trace_OfARunningRun_ReportsTheBestOfTheHeldOutDataSoFar()
    {
        var trace = Render<RunTrace>(p => p.Add(t => t.Run, _run.Live));
        Assert.Empty(trace.Find(".trace > span").TextContent);

        _run.Say(SampleRun.Points("loss/train", (1, 2), (2, 1)), SampleRun.Points("accuracy/validation", (2, .5), (4, .75), (6, .7)));

        trace.WaitForAssertion(() => Assert.Equal("75.0 % so far", trace.Find(".trace > span").TextContent));
        Assert.Equal("accuracy/validation", trace.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void Trace_OfALoss_ReportsTheLowest() =>
        Assert.Equal("0.90 so far", Render<RunTrace>(p => p.Add(t => t.Run, _run.Say(SampleRun.Points("loss/train", (1, .9), (2,
            1.4))).Live)).Find(".trace > span").TextContent);

    [Fact]
    public void Trace_OfAResult_ReportsItsHeadline() =>
        Assert.Equal("85.0 %", Render<RunTrace>(p => p.Add(t => t.Run, _run.Live).Add(t => t.Headline,
            "85.0 %")).Find(".trace > span").TextContent);
}
