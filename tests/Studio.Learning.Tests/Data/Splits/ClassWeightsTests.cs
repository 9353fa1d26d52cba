using FsCheck.Xunit;
using Studio.Learning.Data.Splits;

namespace Studio.Learning.Tests.Data.Splits;

public sealed class ClassWeightsTests
{
    [Fact]
    public void Of_ThreeToOne_WeighsInversely() => Assert.Equal([2f / 3, 2f, 0f], ClassWeights.Of([0, 0, 0, 1], 3));

    [Property]
    public void Of_AnyLabels_HaveMeanOneOverTheItems(byte[] labels)
    {
        var weights = ClassWeights.Of([.. labels.Select(l => (int)l)], 256);

        if (labels.Length > 0)
            Assert.Equal(1, labels.Average(l => (double)weights[l]), 1e-5);
    }

    [Theory]
    [InlineData(15, 10, false), InlineData(16, 10, true), InlineData(5, 0, false), InlineData(0, 0, false)]
    public void IsImbalanced_LargestAgainstSmallest_BeyondOneAndAHalf(int first, int second, bool expected) =>
        Assert.Equal(expected, ClassBalance.Of(Enumerable.Repeat(0, first).Concat(Enumerable.Repeat(1, second)), 3).IsImbalanced);
}
