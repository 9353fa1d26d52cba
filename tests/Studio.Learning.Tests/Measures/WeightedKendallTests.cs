using Studio.Learning.Measures;

namespace Studio.Learning.Tests.Measures;

public sealed class WeightedKendallTests
{
    [Fact]
    public void Of_SciPysExample_AgreesWithSciPy() =>
        Assert.Equal(-0.56694968153682723, WeightedKendall.Of([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]), 1e-12);

    [Fact]
    public void Of_SameAndReverseOrder_IsOneAndMinusOne()
    {
        Assert.Equal(1, WeightedKendall.Of([1, 2, 3, 4], [10, 20, 30, 40]), 1e-12);
        Assert.Equal(-1, WeightedKendall.Of([1, 2, 3, 4], [4, 3, 2, 1]), 1e-12);
    }

    [Fact]
    public void Of_OneExchange_CostsMoreAtTheTop() =>
        Assert.True(WeightedKendall.Of([5, 4, 3, 2, 1], [4, 5, 3, 2, 1]) < WeightedKendall.Of([5, 4, 3, 2, 1], [5, 4, 3, 1, 2]));

    [Theory, InlineData(6), InlineData(12)]
    public void WithChance_SameOrder_LiesAboveWhatChanceGives(int count)
    {
        double[] figures = [.. Enumerable.Range(0, count)];

        var agreement = WeightedKendall.WithChance(figures, figures);

        Assert.Equal(1, agreement.Tau, 1e-12);
        Assert.InRange(agreement.ChanceHigh, 0.3, 0.95);
        Assert.InRange(agreement.ChanceLow, -0.95, -0.3);
    }

    [Fact]
    public void Of_NoOrder_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => WeightedKendall.Of([1, 1, 1], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => WeightedKendall.Of([1, double.NaN, 1], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => WeightedKendall.Of([1, 2], [1, 2, 3]));
    }
}
