using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Web.Charts;

namespace Studio.Web.Tests.Charts;

public sealed class StepAxisTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, .5)]
    [InlineData(4, 1)]
    [InlineData(10, 2.5)]
    public void Epochs_OfFourStepsEach_PlacesStepsInAndBehindThem(int step, double epoch) =>
        Assert.Equal(epoch, StepAxis.Epochs([new(4, 1), new(8, 1)])!.Of(step));

    [Fact]
    public void Seconds_OfAJournal_CountFromItsFirstPoint()
    {
        var axis = StepAxis.Seconds([Entry(1, 10, 1), Entry(2, 12, 5), Entry(3, 20, 9)], "loss/train")!;

        Assert.Equal([0, 1, 2, 10], new[] { 1, 3, 5, 9 }.Select(axis.Of));
    }

    [Fact]
    public void Seconds_OfARunThatWasResumed_ContinueRising() =>
        Assert.Equal(15, StepAxis.Seconds([Entry(1, 0, 1), Entry(2, 5, 9), Entry(3, 10, 7), Entry(4, 15, 10)], "loss/train")!.Of(10));

    [Fact]
    public void Through_ASingleStep_ReportsNothing() => Assert.Null(StepAxis.Through([(3, 1)]));

    private static JournalEntry Entry(long number, int second, int step) =>
        new(number, 1, DateTimeOffset.UnixEpoch.AddSeconds(second), new RunEvent.Metrics([new MetricPoint("loss/train", step, 1)]));
}
