using Studio.Experiments.Results.Choice;
using Studio.Learning.Measures;
using Studio.Learning.Measures.Transferability;

namespace Studio.Learning.Transfer.Choice;

/// <summary>How well the scores of candidates forecast the accuracies of heads trained on them.</summary>
public static class Forecasts
{
    private const int FewestForAgreement = 6;

    /// <summary>Each score against the accuracies; scores that fewer than two tried candidates have are left out.</summary>
    public static IReadOnlyList<ForecastOutcome> Outcomes(IReadOnlyList<ScoredBackbone> candidates)
    {
        var tried = candidates.Where(c => c.TestAccuracy is not null);
        return [.. TransferabilityScores.Descriptions.Select(s => Outcome(s, [.. tried.Where(c => s.Of(c) is not null)]))
            .OfType<ForecastOutcome>()];
    }

    private static ForecastOutcome? Outcome(TransferabilityScore score, ScoredBackbone[] tried)
    {
        if (tried.Length < 2)
            return null;
        var chosen = score.Rank(tried)[0].TestAccuracy!.Value;
        double[] forecast = [.. tried.Select(c => score.Merit(c)!.Value)], actual = [.. tried.Select(c => c.TestAccuracy!.Value)];
        var isOrdered = forecast.Distinct().Skip(1).Any() && actual.Distinct().Skip(1).Any();
        var agreement = tried.Length >= FewestForAgreement && isOrdered ? WeightedKendall.WithChance(forecast, actual) : null;
        return new(score.Key, tried.Length, agreement, 1 + actual.Count(a => a > chosen), actual.Max() - chosen);
    }
}
