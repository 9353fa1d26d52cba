using Bunit;
using Studio.Web.Charts;
using Studio.Web.Pages.RunViews;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Pages.RunViews;

public sealed class RunOverlayTests : ViewContext
{
    [Fact]
    public void Overlay_OfRunsOfSeveralKinds_HasAChartForEachMeasureAsItComes()
    {
        var (first, second) = (new SampleRun().Say(SampleRun.Points("loss/train", (1, .9))), new SampleRun());
        var overlay = Render<RunOverlay>(p => p.Add(o => o.Runs, [new ChartRun(first.Live, "a", 0), new ChartRun(second.Live, "b", 1)]));
        Assert.Equal(["Loss"], overlay.FindAll("figcaption b").Select(b => b.TextContent));

        second.Say(SampleRun.Points("perplexity/validation", (4, 9)));

        overlay.WaitForAssertion(() => Assert.Equal(["Loss", "Perplexity"], overlay.FindAll("figcaption b").Select(b => b.TextContent)));
    }
}
