using Bunit;
using Studio.Experiments.Runs;
using Studio.Web.Outputs;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Outputs;

public sealed class TextStreamTests : ViewContext
{
    private readonly SampleRun _run =
        new SampleRun().Say(new RunEvent.Text(10, "sample", "xq zz"), new RunEvent.Text(20, "sample", "the bells"));

    [Fact]
    public void Stream_LeftAlone_ShowsTheNewest()
    {
        var stream = Render<TextStream>(p => p.Add(t => t.Run, _run.Live));

        _run.Say(new RunEvent.Text(30, "sample", "the <b>bells</b> ring"));

        stream.WaitForAssertion(() => Assert.Equal("the <b>bells</b> ring", stream.Find("pre").TextContent));
    }

    [Fact]
    public async Task Stream_Scrubbed_StaysWhereItIs()
    {
        var stream = Render<TextStream>(p => p.Add(t => t.Run, _run.Live));

        await stream.Find("input").InputAsync("0");
        _run.Say(new RunEvent.Text(30, "sample", "more"));

        Assert.Equal("xq zz", stream.Find("pre").TextContent);
    }

    [Fact]
    public void Stream_AResumption_TakesBackWhatIsWrittenAgain()
    {
        var stream = Render<TextStream>(p => p.Add(t => t.Run, _run.Live));

        _run.Say(new RunEvent.Resumed(10));

        stream.WaitForAssertion(() => Assert.Equal("xq zz", stream.Find("pre").TextContent));
    }
}
