using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Web.Replays;
using Studio.Web.Tests.Fakes;
using static Studio.Web.Tests.Fakes.SampleJournal;

namespace Studio.Web.Tests.Replays;

public sealed class ReplayBarTests : ViewContext
{
    private readonly FakeTimeProvider _time = new(Noon.AddDays(15));
    private readonly Replay _replay;

    public ReplayBarTests()
    {
        Services.AddSingleton<TimeProvider>(_time);
        var run = Sample.Run(Sample.Transfer, RunStatus.Completed);
        var journal = SampleJournal.Of((0, Begin), (40, End));
        _replay = new([run], Recording.Of(new Dictionary<Guid, IReadOnlyList<JournalEntry>> { [run.Id] = journal })!, _time);
    }

    [Fact]
    public void Bar_OfAnyReplay_SaysThatItIsOne() =>
        Assert.Contains("Replay of the run of 12 Nov, 12:00", Draw().Find("[role=group]").GetAttribute("aria-label"),
            StringComparison.Ordinal);

    [Fact]
    public void Pause_Pressed_StopsTheClockAndOffersToContinue()
    {
        var bar = Draw();

        bar.Find("[aria-label='Pause the replay']").Click();

        Assert.False(_replay.IsPlaying);
        bar.Find("[aria-label='Play on']");
    }

    [Fact]
    public void Slider_Moved_GoesThere()
    {
        Draw().Find("input[type=range]").Input("30000");

        Assert.Equal(30, _replay.Position.TotalSeconds);
    }

    [Fact]
    public void Speed_Chosen_IsTheOnePressed()
    {
        var bar = Draw();

        bar.Find("[aria-label='5 times as fast']").Click();

        Assert.Equal("× 5", bar.Find("[aria-pressed=true]").TextContent);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(10, _replay.Position.TotalSeconds);
    }

    private IRenderedComponent<ReplayBar> Draw() => RenderInPage<ReplayBar>(p => p.Add(b => b.Replay, _replay));

    protected override void Dispose(bool disposing)
    {
        _replay.Dispose();
        base.Dispose(disposing);
    }
}
