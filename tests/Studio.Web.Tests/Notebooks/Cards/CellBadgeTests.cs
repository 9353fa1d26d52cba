using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Experiments.Events;
using Studio.Notebooks.Cells;
using Studio.Runtime.Devices;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Runs;
using Studio.Web.Notebooks;
using Studio.Web.Notebooks.Cards;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Notebooks.Cards;

public sealed class CellBadgeTests : BunitContext
{
    private static readonly DateTimeOffset s_begin = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public CellBadgeTests() => Services.AddSingleton(TimeProvider.System).AddSingleton<DeviceBoard>();

    [Fact]
    public void Badge_NeverRun_SaysSo() => Assert.Contains("not run yet", Say(isStale: true), StringComparison.Ordinal);

    [Fact]
    public void Badge_Done_SaysHowLongItTook() =>
        Assert.Contains("✓ done · 14 s", Say(isStale: false, Run(RunStatus.Completed)), StringComparison.Ordinal);

    [Fact]
    public void Badge_DoneButAnInputChanged_IsStale() =>
        Assert.Contains("◌ stale", Say(isStale: true, Run(RunStatus.Completed)), StringComparison.Ordinal);

    [Fact]
    public void Badge_DoneButItsFilesAreGone_SaysSo() =>
        Assert.Contains("◌ stale · files are missing",
            Render<CellBadge>(p => p.Add(b => b.State, new CellState(true, [Run(RunStatus.Completed)]) { HasLostFiles = true }))
            .Find(".state").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Badge_Failed_SaysWhyEvenIfStale() =>
        Assert.Contains("✕ failed · Out of memory", Say(isStale: true, Run(RunStatus.Failed, "Out of memory.")), StringComparison.Ordinal);

    [Theory]
    [InlineData(RunStatus.Paused, "Paused after step 305.", "‖ paused · after step 305")]
    [InlineData(RunStatus.Paused, "Paused; its device is free for other runs.", "‖ paused · its device is free for other runs")]
    [InlineData(RunStatus.Cancelled, "Stopped after step 3 of 40.", "■ stopped · after step 3 of 40")]
    public void Badge_ASentenceThatBeginsWithTheState_SaysTheStateOnce(RunStatus status, string sentence, string said) =>
        Assert.Contains(said, Say(isStale: false, Run(status, sentence)), StringComparison.Ordinal);

    [Fact]
    public void Badge_SeveralSeedsUnderWay_CountsThoseThatAreDone() =>
        Assert.Contains("1 of 3 seeds done", Say(isStale: false, Run(RunStatus.Completed), Run(RunStatus.Paused), Run(RunStatus.Queued)),
            StringComparison.Ordinal);

    [Fact]
    public void Badge_SeveralSeedsDone_SaysHowLongAllTookAndOneOfThem() =>
        Assert.Contains("✓ done · 42 s, 14 s per seed",
            Say(isStale: false, Run(RunStatus.Completed), Run(RunStatus.Completed), Run(RunStatus.Completed)), StringComparison.Ordinal);

    [Fact]
    public void Badge_ARunThatWasStoppedSince_CallsTheResultAnEarlierOne() =>
        Assert.Contains("✓ done · earlier result · 14 s",
            Render<CellBadge>(p =>
                p.Add(b => b.State,
                    new CellState(false, [Run(RunStatus.Completed)])
                        { EndedSince = [Run(RunStatus.Cancelled, "Stopped after step 3 of 40.")] }))
            .Find(".state").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Badge_OfAnyState_SpeaksNotByItself() =>
        Assert.Null(Render<CellBadge>(p => p.Add(b => b.State, new CellState(false, [Run(RunStatus.Paused)]))).Find(".state")
            .GetAttribute("role"));

    [Fact]
    public void Look_OfEveryStatus_DiffersInShapeOrWord()
    {
        var looks = Enum.GetValues<RunStatus>().Select(Look.Of).Append(Look.Never).Append(Look.Stale).ToArray();

        Assert.Equal(looks.Length, looks.Select(l => (l.Shape, l.Word)).Distinct().Count());
    }

    private string Say(bool isStale, params RunSummary[] runs) =>
        Render<CellBadge>(p => p.Add(b => b.State, new CellState(isStale, runs))).Find(".state").TextContent;

    private static RunSummary Run(RunStatus status, string sentence = "") => new(Guid.NewGuid(),
        new("notebook", new Dataset { Id = "data", Source = FakeCatalogue.Dataset }, 0,
            new Dictionary<string, Studio.Experiments.Results.CellResult>(), "key", "ada"),
        status, sentence, 1, null, 1)
    {
        CreatedAt = s_begin, StartedAt = s_begin, EndedAt = status.IsEnd() ? s_begin.AddSeconds(14) : null,
    };
}
