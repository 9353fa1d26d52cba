namespace Studio.Experiments.Results.Choice;

/// <summary>The scores of results that were written before a result described its own (2026-11). The list never grows.</summary>
internal static class FormerScores
{
    public static IReadOnlyList<TransferabilityScore> All { get; } =
    [
        new("logme", "LogME", "how likely the labels are under a linear model of the features"),
        new("neighbours", "5 neighbours", "share of items whose five nearest neighbours vote for the correct class") { IsShare = true },
        new("h-score", "H-score", "variance of the class means relative to the variance of the features"),
        new("leep", "LEEP", "how well the predictions of the pretrained head predict the labels"),
        new("nce", "NCE", "negative conditional entropy of the labels, given the class that the pretrained head predicts"),
    ];
}
