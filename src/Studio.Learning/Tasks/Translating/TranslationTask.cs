using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Translation;

namespace Studio.Learning.Tasks.Translating;

/// <summary>All that decides what a translation network is trained on, and how.</summary>
public sealed record TranslationTask
{
    public required IReadOnlyList<TextPair> Train { get; init; }

    /// <summary>Chooses the best epoch; the test pairs have no way in here.</summary>
    public required IReadOnlyList<TextPair> Validation { get; init; }

    public required TranslationSettings Settings { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>What the encoder begins with; null begins with random weights.</summary>
    public PretrainedEncoder? Encoder { get; init; }
}
