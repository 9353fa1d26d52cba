namespace Studio.Learning.Networks.Translation;

/// <summary>A translation that a search found.</summary>
/// <param name="Words">Without start and end mark.</param>
/// <param name="LogProbability">Natural logarithm, of the end mark too where it ended.</param>
/// <param name="Score">The log probability over the length penalty: what a beam search orders by.</param>
/// <param name="Attention">For each word, and then for the end mark where it ended, the weights of the source words.</param>
public sealed record Hypothesis(IReadOnlyList<int> Words, double LogProbability, double Score, IReadOnlyList<float[]> Attention)
{
    /// <summary>Whether it reached the end mark rather than the length limit.</summary>
    public bool IsEnded => Attention.Count > Words.Count;
}
