using Studio.Experiments.Results.Choice;
using Studio.Learning.Transfer;

namespace Studio.Learning.Tests.Transfer;

public sealed class ForecastsTests
{
    [Fact]
    public void Outcomes_SixCandidatesInTheForecastOrder_AgreeBeyondChanceWithoutRegret()
    {
        var outcome = Forecasts.Outcomes([.. Enumerable.Range(0, 6).Select(i => Row(logMe: i, accuracy: i / 10.0))]).First(o => o.Score == "logme");

        Assert.Equal((6, 1, 0), (outcome.Candidates, outcome.Rank, outcome.Regret));
        Assert.Equal(1, outcome.Agreement!.Tau, 1e-12);
        Assert.True(outcome.Agreement.Tau > outcome.Agreement.ChanceHigh);
    }

    [Fact]
    public void Outcomes_UnderSixCandidates_SayRankAndRegretOnly()
    {
        var outcome = Forecasts.Outcomes([Row(3, 0.5), Row(2, 0.8), Row(1, 0.7)]).First(o => o.Score == "logme");

        Assert.Null(outcome.Agreement);
        Assert.Equal(3, outcome.Rank);
        Assert.Equal(0.3, outcome.Regret, 1e-12);
    }

    [Fact]
    public void Outcomes_NothingTaught_AreNone() => Assert.Empty(Forecasts.Outcomes([Row(1, null), Row(2, null)]));

    [Fact]
    public void Outcomes_ScoreThatFewHave_IsLeftOut() => Assert.DoesNotContain(Forecasts.Outcomes([Row(1, 0.5), Row(2, 0.6)]), o => o.Score == "leep");

    [Fact]
    public void Reliability_FewImagesAndManyFeatures_DoubtsTheHScoreAndSaysWhy()
    {
        var few = Forecasts.Reliability([Row(1, null)], images: 60, classes: 12, sourceClasses: [24]);
        var many = Forecasts.Reliability([Row(1, null)], images: 5000, classes: 12, sourceClasses: [24]);

        Assert.False(few.Single(r => r.Score == "h-score").IsReliable);
        Assert.True(many.Single(r => r.Score == "h-score").IsReliable);
        Assert.True(many.Single(r => r.Score == "logme").IsReliable);
        Assert.All(many.Where(r => r.Score is "leep" or "nce"), r => Assert.False(r.IsReliable));
        Assert.Equal(ForecastScore.All.Select(s => s.Key), few.Select(r => r.Score));
    }

    private static ScoredBackbone Row(double logMe, double? accuracy) =>
        new("resnet-thin", null, "", "", "", 48, logMe, 0, 0, null, null, null, [], new(1, 1, 1, null), accuracy);
}
