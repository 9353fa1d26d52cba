using Studio.Experiments.Results;

namespace Studio.Experiments.Tests.Results;

public sealed class LearningRateCurveTests
{
    [Fact]
    public void Suggestion_FlatThenFallingThenRising_IsInTheMiddleOfTheFall() =>
        Assert.Equal(1e-3, Curve(2, 2, 2, 1.5, 1, .5, 3).Suggestion);

    [Fact]
    public void Suggestion_SteepFirstStep_IsNotTakenForTheFall() =>
        Assert.Equal(1e-3, Curve(9, 2, 2.1, 1.5, 1, .5, .4, 3).Suggestion);

    [Theory]
    [InlineData(), InlineData(1.0), InlineData(1.0, 1.0, 2.0)]
    public void Suggestion_LossThatNeverFalls_IsNone(params double[] losses) => Assert.Null(Curve(losses).Suggestion);

    [Fact]
    public void Suggestion_OfAnyRate_HasTwoDigits() =>
        Assert.Equal(0.0021, new LearningRateCurve([new(0.0021371, 2), new(0.01, 1)], false).Suggestion);

    /// <summary>Rates from 1e-6, a decade a step.</summary>
    private static LearningRateCurve Curve(params double[] losses) =>
        new([.. losses.Select((loss, i) => new LearningRatePoint(Math.Pow(10, i - 6), loss))], false);
}
