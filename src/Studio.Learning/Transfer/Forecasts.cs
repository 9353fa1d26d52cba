using Studio.Experiments.Results.Choice;
using Studio.Learning.Measures;

namespace Studio.Learning.Transfer;

/// <summary>How far scores of candidates can be trusted beforehand, and how they did afterwards.</summary>
public static class Forecasts
{
    private const int FewestForAgreement = 6;
    private const int FewImagesPerClass = 5;

    /// <param name="images">Labelled images that the scores saw.</param>
    public static IReadOnlyList<ScoreReliability> Reliability(IReadOnlyList<ScoredBackbone> candidates, int images, int classes, IReadOnlyList<int> sourceClasses)
    {
        var (perClass, widest, fewest) = (images / (double)classes, candidates.Max(c => c.Features), sourceClasses.DefaultIfEmpty(0).Min());
        var isFew = perClass < FewImagesPerClass;
        return
        [
            new("logme", !isFew, isFew ? $"{perClass:0.#} images per class are few: differences of one or two ranks may be chance."
                : "The most stable of the five, also with more features than images. It predicts the accuracy of a head on frozen features, not of fine-tuning."),
            new("neighbours", perClass > FewImagesPerClass, perClass > FewImagesPerClass ? "Plain and robust, but it takes every feature for equally important."
                : $"With {perClass:0.#} images per class, five neighbours cannot all be of one class; only large differences count."),
            new("h-score", images > 2 * widest, images > 2 * widest ? "Reliable with many more images than features."
                : $"{images} images against up to {widest} features: it nears the number of classes less one for any features, so wide networks look good."),
            new("leep", false, $"It sees only what the source's head says{(fewest > 0 && fewest < classes ? $", and one of the heads knows {fewest} classes where {classes} are asked" : "")}. Alone it misleads on fine-grained sets and far from the source."),
            new("nce", false, "Coarser than LEEP: of each image it keeps the source's first guess alone."),
        ];
    }

    /// <summary>Each score against the accuracies; scores that fewer than two tried candidates have are left out.</summary>
    public static IReadOnlyList<ForecastOutcome> Outcomes(IReadOnlyList<ScoredBackbone> candidates) =>
        [.. ForecastScore.All.Select(score => Outcome(score, [.. candidates.Where(c => c.TestAccuracy is not null && score.Of(c) is not null)])).OfType<ForecastOutcome>()];

    private static ForecastOutcome? Outcome(ForecastScore score, ScoredBackbone[] tried)
    {
        if (tried.Length < 2)
            return null;
        var chosen = tried.MaxBy(c => score.Of(c))!.TestAccuracy!.Value;
        double[] forecast = [.. tried.Select(c => score.Of(c)!.Value)], happened = [.. tried.Select(c => c.TestAccuracy!.Value)];
        var isOrdered = forecast.Distinct().Skip(1).Any() && happened.Distinct().Skip(1).Any();
        return new(score.Key, tried.Length, tried.Length >= FewestForAgreement && isOrdered ? WeightedKendall.WithChance(forecast, happened) : null,
            1 + happened.Count(a => a > chosen), happened.Max() - chosen);
    }
}
