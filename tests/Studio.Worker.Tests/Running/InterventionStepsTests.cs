using Studio.Experiments.Runs;
using Studio.Worker.Running;

namespace Studio.Worker.Tests.Running;

public sealed class InterventionStepsTests
{
    private readonly InterventionSteps _steps = new();

    [Fact]
    public void ContinueFrom_CheckpointBetweenTwo_CoversTheFirstAndRemembersTheSecond()
    {
        Say(5, 9);

        _steps.ResumeFrom(7);

        Assert.Equal((1, 9), (_steps.Covered, _steps.Of(1)));
    }

    [Fact]
    public void Apply_CarriedOutAgainAfterATakeover_CountsOnce()
    {
        Say(5, 9);
        _steps.Apply(new RunEvent.Resumed(7));
        Say(9, 12);

        _steps.ResumeFrom(20);

        Assert.Equal(3, _steps.Covered);
    }

    [Fact]
    public void Of_NeverCarriedOut_IsAtOnce() => Assert.Equal(0, _steps.Of(0));

    private void Say(params int[] steps)
    {
        foreach (var step in steps)
            _steps.Apply(new RunEvent.Mark(step, "Learning rates × 0.5.", "ada"));
    }
}
