using Studio.Experiments.Results.Sequences;

namespace Studio.Experiments.Tests.Results.Sequences;

public sealed class AccuracyMatrixTests
{
    private static readonly AccuracyMatrix s_three =
        new(["a", "b", "c"], [0.5, 0.4, 0.5], [[0.9, 0.6, 0.5], [0.7, 0.8, 0.6], [0.6, 0.6, 0.9]]);

    [Fact]
    public void Average_OfThreeTasks_IsTheLastRows() => Assert.Equal(0.7, s_three.Average, 1e-12);

    [Fact]
    public void BackwardTransfer_OfThreeTasks_IsWhatTheFirstTwoLost() =>
        Assert.Equal((0.6 - 0.9 + 0.6 - 0.8) / 2, s_three.BackwardTransfer, 1e-12);

    [Fact]
    public void ForwardTransfer_OfThreeTasks_IsWhatTheLastTwoHadBeforeTheirTurn() =>
        Assert.Equal((0.6 - 0.4 + 0.6 - 0.5) / 2, s_three.ForwardTransfer, 1e-12);

    [Fact]
    public void SoFar_OfThreeTasks_LeavesOutThoseToCome() => Assert.Equal([0.9, 0.75, 0.7], s_three.SoFar().Select(a => Math.Round(a, 12)));

    [Fact]
    public void Transfers_BeforeTheLastTask_AreOfThoseLearntSoFar()
    {
        var two = s_three with { Rows = [.. s_three.Rows.Take(2)] };

        Assert.Equal(-0.2, two.BackwardTransfer, 1e-12);
        Assert.Equal((0.6 - 0.4 + 0.6 - 0.5) / 2, two.ForwardTransfer, 1e-12);
        Assert.Equal(double.NaN, (s_three with { Rows = [] }).Average);
    }

    [Fact]
    public void Transfers_OfOneTask_AreNoNumbers()
    {
        var one = new AccuracyMatrix(["a"], [0.5], [[0.9]]);

        Assert.Equal((double.NaN, double.NaN), (one.BackwardTransfer, one.ForwardTransfer));
    }
}
