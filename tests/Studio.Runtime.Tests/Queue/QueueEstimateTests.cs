using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Runtime.Queue;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Tests.Queue;

public sealed class QueueEstimateTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Times_OneDevice_AddsUpWhatGoesBefore()
    {
        var (first, second) = (Run(), Run());

        var starts = Estimate([30]).Times([first, second], Durations((first, 60), (second, 60)));

        Assert.Equal([30d, 90d], [Seconds(starts, first), Seconds(starts, second)]);
    }

    [Fact]
    public void Times_TwoDevices_TakesTheOneThatIsFreeFirst()
    {
        var (first, second) = (Run(), Run());

        var starts = Estimate([30, 40]).Times([first, second], Durations((first, 60)));

        Assert.Equal([30d, 40d], [Seconds(starts, first), Seconds(starts, second)]);
    }

    [Fact]
    public void Times_ARunOfUnknownLength_LeavesThoseBehindItUnknown()
    {
        var (first, second) = (Run(), Run());

        var starts = Estimate([0]).Times([first, second], Durations((second, 5)));

        Assert.Equal([first.Id], starts.Keys);
    }

    [Fact]
    public void Times_ADeviceOfWhichNobodyKnowsWhen_IsNotCounted()
    {
        var run = Run();

        Assert.Empty(Estimate([null]).Times([run], Durations((run, 5))));
        Assert.Equal(20, Seconds(Estimate([null, 20]).Times([run], Durations((run, 5))), run));
    }

    [Fact]
    public void Times_ARunThatWaitsForAnother_IsNotBeforeThatEnds()
    {
        var input = Run();
        var run = Run(input.Id);

        var starts = Estimate([0, 0]).Times([input, run], Durations((input, 25), (run, 5)));

        Assert.Equal(25, Seconds(starts, run));
    }

    [Fact]
    public void Times_ARunWhoseInputIsUnderWayForNobodyKnowsHowLong_IsUnknown()
    {
        var input = Guid.NewGuid();
        var run = Run(input);

        var starts =
            new QueueEstimate([s_noon], new Dictionary<Guid, DateTimeOffset?> { [input] = null }).Times([run], Durations((run, 5)));

        Assert.Empty(starts);
    }

    private static QueueEstimate Estimate(double?[] freeAfter) =>
        new(freeAfter.Select(s => s is { } seconds ? s_noon.AddSeconds(seconds) : (DateTimeOffset?)null),
            new Dictionary<Guid, DateTimeOffset?>());

    private static Dictionary<Guid, TimeSpan> Durations(params (ActiveRun Run, int Seconds)[] known) =>
        known.ToDictionary(k => k.Run.Id, k => TimeSpan.FromSeconds(k.Seconds));

    private static double Seconds(IReadOnlyDictionary<Guid, QueueTime> starts, ActiveRun run) =>
        (starts[run.Id].Start - s_noon).TotalSeconds;

    private static ActiveRun Run(params Guid[] inputs)
    {
        var request = new RunRequest("tour", new Transfer { Id = "transfer-1" }, 1, new Dictionary<string, CellResult>(), "key", "ada");
        return new(new(Guid.NewGuid(), request, RunStatus.Queued, "", 0, null, 0) { CreatedAt = s_noon }, inputs, null, null);
    }
}
