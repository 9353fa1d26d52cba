using Studio.Experiments.Runs;

namespace Studio.Experiments.Tests.Runs;

public sealed class CurveThinningTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(999)]
    public void Thin_LongCurve_KeepsBothEndsAndTheOrder(int most)
    {
        var curve = Curve(1000);

        var thin = CurveThinning.Thin(curve, most);

        Assert.Equal(most, thin.Count);
        Assert.Equal((curve[0], curve[^1]), (thin[0], thin[^1]));
        Assert.Equal(thin.Select(p => p.Step).Distinct().Order(), thin.Select(p => p.Step));
        Assert.Subset(curve.ToHashSet(), thin.ToHashSet());
    }

    [Fact]
    public void Thin_ShortCurve_StaysAsItIs() => Assert.Equal(Curve(10), CurveThinning.Thin(Curve(10), 10));

    [Fact]
    public void Thin_OnePeakAmongFlatPoints_KeepsThePeak()
    {
        var curve = Enumerable.Range(0, 1000).Select(i => new CurvePoint(i, i == 637 ? 5 : 0)).ToArray();

        Assert.Contains(new CurvePoint(637, 5), CurveThinning.Thin(curve, 20));
    }

    [Fact]
    public void Thin_AValueThatIsNoNumber_Stays()
    {
        var curve = Enumerable.Range(0, 1000).Select(i => new CurvePoint(i, i == 500 ? double.NaN : 1)).ToArray();

        Assert.Contains(CurveThinning.Thin(curve, 20), p => double.IsNaN(p.Value));
    }

    private static CurvePoint[] Curve(int length) =>
        [.. Enumerable.Range(0, length).Select(i => new CurvePoint(i, Math.Sin(i * 0.37) * i))];
}
