using Studio.Cli.Transfer;

namespace Studio.Cli.Tests.Transfer;

public sealed class SeedSummaryTests
{
    [Fact]
    public void Of_ThreeSeedsAgainstThree_PairsThem()
    {
        var summary = SeedSummary.Of("fine-tuning", [0.8, 0.9, 1.0], [0.7, 0.7, 0.7]);

        Assert.Equal(0.9, summary.Mean, 12);
        Assert.Equal(0.1, summary.Deviation, 12);
        Assert.Equal((0.8, 1.0), (summary.Lowest, summary.Highest));
        // Student's t with two degrees of freedom: 4.3027 · 0.1 / √3.
        Assert.Equal(0.2, summary.AgainstFirst!.Estimate, 12);
        Assert.Equal(0.2 - 0.24841, summary.AgainstFirst.Low, 4);
    }

    [Fact]
    public void Of_OneSeed_HasNoSpread()
    {
        var summary = SeedSummary.Of("fine-tuning", [0.8], [0.7]);

        Assert.Equal(0, summary.Deviation);
        Assert.Null(summary.AgainstFirst);
    }
}
