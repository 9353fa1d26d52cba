namespace Studio.Experiments.Results.Choice;

/// <summary>A score that forecasts, without any training, how well a head on a backbone will do; higher is better.</summary>
public sealed record ForecastScore(string Key, string Title, string Meaning, Func<ScoredBackbone, double?> Of)
{
    /// <summary>The first ranks the candidates.</summary>
    public static IReadOnlyList<ForecastScore> All { get; } =
    [
        new("logme", "LogME", "how likely the labels are under a linear model of the features", b => b.LogMe),
        new("neighbours", "5 neighbours", "share of images whose five nearest neighbours vote for the correct class", b => b.NeighbourAccuracy),
        new("h-score", "H-score", "variance of the class means relative to the variance of the features", b => b.HScore),
        new("leep", "LEEP", "how well the predictions of the pretrained head predict the labels", b => b.Leep),
        new("nce", "NCE", "negative conditional entropy of the labels, given the class that the pretrained head predicts", b => b.ConditionalEntropy),
    ];
}
