using Studio.Experiments.Events;
using Studio.Runtime.Runs;
using Studio.Runtime.Webhooks;

namespace Studio.Runtime.Tests.Webhooks;

public sealed class WebhookEventsTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_ADivergedRun_IsEndedAndDiverged() =>
        Assert.Equal([WebhookEvents.Ended, WebhookEvents.Diverged], WebhookEvents.Of(Run(0, null) with { Status = RunStatus.Diverged },
            []));

    [Theory]
    [InlineData(91, true)]
    [InlineData(90, false)]
    [InlineData(80, false)]
    public void Of_ARunAfterOneOf90Percent_IsBestIfItIsBetter(double accuracy, bool isBest)
    {
        var run = Run(1, accuracy);

        Assert.Equal(isBest, WebhookEvents.Of(run, [Run(0, 90), run, Run(2, 99)]).Contains(WebhookEvents.Best));
    }

    [Fact]
    public void Of_TheFirstRun_HasNothingToBeat() => Assert.DoesNotContain(WebhookEvents.Best, WebhookEvents.Of(Run(0, 90), []));

    [Fact]
    public void Of_ARunInAnotherNotebook_IsComparedWithItsOwn() =>
        Assert.DoesNotContain(WebhookEvents.Best, WebhookEvents.Of(Run(1, 95) with { Notebook = "other" }, [Run(0, 90)]));

    private static ListedRun Run(int minute, double? accuracy) => new()
    {
        Id = Guid.NewGuid(), Notebook = "n", NotebookTitle = "", Cell = "c", CellTitle = "", Recipe = "", Seed = 1, Person = "",
            PersonName = "", Status = RunStatus.Completed,
        Sentence = "", CreatedAt = s_noon, EndedAt = s_noon.AddMinutes(minute), Settings = new Dictionary<string,
            string> { ["kind"] = "transfer" },
        Figures = accuracy is { } value ? new Dictionary<string, double> { ["accuracy"] = value } : [],
    };
}
