using Studio.Experiments.Results.Choice;

namespace Studio.Learning.Measures.Transferability;

/// <summary>Finds the transferability scores.</summary>
public static class TransferabilityScores
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<ITransferabilityScore> All { get; } =
        [.. Catalog.Of<ITransferabilityScore>().OrderBy(s => s.Order).ThenBy(s => s.Key, StringComparer.Ordinal)];

    /// <summary>What a result keeps of each, in the same order.</summary>
    public static IReadOnlyList<TransferabilityScore> Descriptions { get; } = [.. All.Select(s => s.Description)];

    /// <summary>By key: each score that these inputs allow.</summary>
    public static IReadOnlyDictionary<string, double> Compute(ScoreInputs inputs) =>
        All.Where(s => inputs.SourceProbabilities is not null || !s.NeedsSourceProbabilities)
            .ToDictionary(s => s.Key, s => s.Compute(inputs));

    public static IReadOnlyList<ScoreReliability> Reliability(ScoreConditions conditions) => [.. All.Select(s =>
    {
        var (isReliable, sentence) = s.Reliability(conditions);
        return new ScoreReliability(s.Key, isReliable, sentence);
    })];
}
