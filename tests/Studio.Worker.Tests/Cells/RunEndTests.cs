using Studio.Experiments.Events;
using Studio.Worker.Cells;

namespace Studio.Worker.Tests.Cells;

public sealed class RunEndTests
{
    [Fact]
    public void Completed_InOneProcess_SaysHowLongItTook()
    {
        Assert.Equal("Done in 36.4 s.", RunEnd.Completed(TimeSpan.FromSeconds(36.4)).Sentence);
        Assert.Equal("Done in 2.5 min.", RunEnd.Completed(TimeSpan.FromSeconds(150)).Sentence);
    }

    [Fact]
    public void Completed_AfterAnotherWorkerDied_CountsOnlyWhatCameAfterIt() =>
        Assert.Equal("Done, 36.4 s after it resumed.", RunEnd.Completed(TimeSpan.FromSeconds(36.4), isResumed: true).Sentence);

    [Fact]
    public void Of_AFaultOfTheStudio_NamesItWithoutItsStack()
    {
        using var control = new RunControl();

        var end = RunEnd.Of(new InvalidOperationException("first line\n   at libtorch"), control, isWorkerEnding: false);

        Assert.Equal(RunStatus.Failed, end.Is);
        Assert.Contains("InvalidOperationException: first line)", end.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch", end.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopped_ByAPerson_KeepsItsSentence()
    {
        using var control = new RunControl();

        Assert.Equal(new(RunStatus.Cancelled, "Stopped after step 3."),
            RunEnd.Stopped("Stopped after step 3.", control, isWorkerEnding: false));
        Assert.Equal(new(RunStatus.Cancelled, "Stopped."),
            RunEnd.Of(new OperationCanceledException("Stopped by a token."), control, isWorkerEnding: false));
    }

    [Fact]
    public void Of_AStopWhileItsWorkerEnds_QueuesTheRunAgain()
    {
        using var control = new RunControl();

        Assert.Equal(RunStatus.Queued, RunEnd.Of(new OperationCanceledException(), control, isWorkerEnding: true).Is);
        Assert.Equal(RunStatus.Cancelled, RunEnd.Of(new OperationCanceledException(), control, isWorkerEnding: false).Is);
    }
}
