using Studio.Experiments.Results.Choice;
using Studio.Learning.Transfer.Choice;

namespace Studio.Learning.Tests.Transfer.Choice;

public sealed class ForecastsTests
{
    [Fact]
    public void Outcomes_SixCandidatesInTheForecastOrder_AgreeBeyondChanceWithoutRegret()
    {
        var outcome = Forecasts.Outcomes([.. Enumerable.Range(0, 6).Select(i => Row(logMe: i, accuracy: i / 10.0))])
            .First(o => o.Score == "logme");

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
    public void Outcomes_NoTrainedHead_AreNone() => Assert.Empty(Forecasts.Outcomes([Row(1, null), Row(2, null)]));

    [Fact]
    public void Outcomes_ScoreThatFewHave_IsLeftOut() =>
        Assert.DoesNotContain(Forecasts.Outcomes([Row(1, 0.5), Row(2, 0.6)]), o => o.Score == "leep");

    private static ScoredBackbone Row(double logMe, double? accuracy) => new("resnet-thin", null, "", new(1, 1, 1, null))
    {
        Source = "", License = "", Features = 48, Scores = new Dictionary<string, double> { ["logme"] = logMe }, TestAccuracy = accuracy,
    };
}
