using Studio.Experiments.Results;

namespace Studio.Experiments.Coach;

/// <summary>What a run shows about its settings or its data, in words.</summary>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Sentence">What the evidence shows, why it matters, and what to do.</param>
/// <param name="Evidence">The figures that it rests on.</param>
/// <param name="Change">What to try; null where only a person can help.</param>
public sealed record Finding(string Title, string Sentence, IReadOnlyList<EvidenceFigure> Evidence, SuggestedChange? Change = null)
{
    /// <summary>Items of the transfer's data set to look at.</summary>
    public IReadOnlyList<PredictedItem> Items { get; init; } = [];
}
