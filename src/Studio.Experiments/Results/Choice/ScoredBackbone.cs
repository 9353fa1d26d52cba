namespace Studio.Experiments.Results.Choice;

/// <summary>What one pass over the training set says of a candidate.</summary>
/// <param name="Weights">Key in the catalogue; null for random weights.</param>
/// <param name="Leep">Null where there is no source head, as in random weights.</param>
/// <param name="Distance">Null where the source's images are not on this machine.</param>
/// <param name="Alike">Linear CKA of its features with those of each candidate, in the order in which they were given.</param>
/// <param name="TestAccuracy">What a head on it came to, over the whole test part; null where none was trained.</param>
public sealed record ScoredBackbone(string Backbone, string? Weights, string Title, string Source, string License, int Features, double LogMe, double HScore,
    double NeighbourAccuracy, double? Leep, double? ConditionalEntropy, SourceDistance? Distance, IReadOnlyList<double> Alike, BackboneCost Cost, double? TestAccuracy = null);
