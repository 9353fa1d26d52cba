using static TorchSharp.torch;

namespace Studio.Learning.Measures.Transferability;

/// <summary>What one pass of a network over labelled items gives.</summary>
/// <param name="Features">(N, D), on the CPU.</param>
/// <param name="Labels">N class numbers.</param>
/// <param name="SourceProbabilities">(N, Z) row by row, of the head that the network was published with; null for random weights.</param>
public sealed record ScoreInputs(Tensor Features, IReadOnlyList<int> Labels, ReadOnlyMemory<float>? SourceProbabilities)
{
    /// <exception cref="InvalidOperationException">The network has no source head; a score that reads this says so by
    /// <see cref="ITransferabilityScore.NeedsSourceProbabilities"/>.</exception>
    public ReadOnlySpan<float> OfSource => (SourceProbabilities
        ?? throw new InvalidOperationException("Random weights have no source head. Set NeedsSourceProbabilities on the score.")).Span;
}
