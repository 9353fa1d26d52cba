namespace Studio.Experiments.Results.Choice;

/// <summary>A candidate and what one pass over the training set gives for it.</summary>
/// <param name="Weights">Key in the catalogue; null for random weights.</param>
public sealed record ScoredBackbone(string Backbone, string? Weights, string Title, BackboneCost Cost)
{
    /// <summary>Pretraining data; "nothing" for random weights.</summary>
    public required string Source { get; init; }

    public required string License { get; init; }

    /// <summary>Width of the feature vector.</summary>
    public required int Features { get; init; }

    /// <summary>Value of each <see cref="TransferabilityScore"/> by its key. Scores that need a source head are missing where there is
    /// none.</summary>
    public required IReadOnlyDictionary<string, double> Scores { get; init; }

    /// <summary>Null where the source's data are not on this machine.</summary>
    public SourceDistance? Distance { get; init; }

    /// <summary>Linear CKA of its features with those of each candidate, in the order in which they were given.</summary>
    public IReadOnlyList<double> Similarities { get; init; } = [];

    /// <summary>Accuracy of a head on it, on the whole test set; null where none was trained.</summary>
    public double? TestAccuracy { get; init; }
}
