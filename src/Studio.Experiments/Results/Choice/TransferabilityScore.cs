namespace Studio.Experiments.Results.Choice;

/// <summary>Describes a score that forecasts, before any training, how accurate a head on a backbone will be. A result keeps the
/// description beside the values, so that a build that does not know the score can show it.</summary>
/// <param name="Key">Its name in files.</param>
/// <param name="Meaning">What the number measures, without a full stop.</param>
public sealed record TransferabilityScore(string Key, string Title, string Meaning, bool HigherIsBetter = true)
{
    /// <summary>It is a share of the items, from 0 to 1, and people read it in per cent.</summary>
    public bool IsShare { get; init; }

    /// <summary>The value as people read it; null where the candidate does not have this score.</summary>
    public string? TextOf(ScoredBackbone candidate) =>
        Of(candidate) is not { } value ? null : IsShare ? value.ToString("P1") : value.ToString("F3");

    /// <summary>Null where the candidate does not have this score.</summary>
    public double? Of(ScoredBackbone candidate) => candidate.Scores.TryGetValue(Key, out var value) ? value : null;

    /// <summary>The value, negated if lower is better: the highest merit is the best candidate.</summary>
    public double? Merit(ScoredBackbone candidate) => HigherIsBetter ? Of(candidate) : -Of(candidate);

    /// <summary>Best first, those without the score last.</summary>
    public IReadOnlyList<ScoredBackbone> Rank(IEnumerable<ScoredBackbone> candidates) =>
        [.. candidates.OrderByDescending(c => Merit(c) ?? double.NegativeInfinity)];
}
