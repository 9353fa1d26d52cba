namespace Studio.Experiments.Results.Choice;

/// <summary>A score that forecasts, without any training, how well a head on a backbone will do; higher is better.</summary>
public sealed record ForecastScore(string Key, string Title, string Meaning, Func<ScoredBackbone, double?> Of)
{
    /// <summary>The first ranks the candidates.</summary>
    public static IReadOnlyList<ForecastScore> All { get; } =
    [
        new("logme", "LogME", "how likely the labels are under a linear model of the features", b => b.LogMe),
        new("neighbours", "5 neighbours", "share of images whose five nearest vote for the right class", b => b.NeighbourAccuracy),
        new("h-score", "H-score", "how far the classes' means lie apart, measured against the features' spread", b => b.HScore),
        new("leep", "LEEP", "how well the source's own head foretells the labels", b => b.Leep),
        new("nce", "NCE", "how much the source's predicted class tells of the label", b => b.ConditionalEntropy),
    ];
}
