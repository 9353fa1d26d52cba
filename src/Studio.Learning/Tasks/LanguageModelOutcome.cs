using Studio.Experiments.Results;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Training;

namespace Studio.Learning.Tasks;

/// <summary>What a run of a language model came to.</summary>
public sealed record LanguageModelOutcome
{
    public required TrainingOutcome Training { get; init; }

    /// <summary>Of the source on the validation texts, before the first step; words that were added have the mean of those that it knows.
    /// The tokens are those of <see cref="After"/>, so both can be compared. Null of random weights.</summary>
    public required PerplexityFigures? Before { get; init; }

    /// <summary>Of the weights that were kept, on the validation texts.</summary>
    public required PerplexityFigures After { get; init; }

    /// <summary>Size of the vocabulary.</summary>
    public required int Tokens { get; init; }

    /// <summary>Tokens that the source does not know and that were added; 0 of random weights.</summary>
    public required int TokensAdded { get; init; }

    /// <summary>How well the vocabulary fits the validation texts. The source's own may fit worse.</summary>
    public required VocabularyFit Fit { get; init; }

    /// <summary>How well the source's own vocabulary fits the validation texts; null of random weights.</summary>
    public required VocabularyFit? SourceFit { get; init; }
}
