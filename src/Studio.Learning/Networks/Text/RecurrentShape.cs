using Studio.Experiments.Recipes;

namespace Studio.Learning.Networks.Text;

/// <summary>Layers of a <see cref="RecurrentLanguageModel"/>.</summary>
public sealed record RecurrentShape
{
    public required RecurrentKind Cell { get; init; }

    /// <summary>Size V of the vocabulary.</summary>
    public required int Vocabulary { get; init; }

    public required int Embedding { get; init; }

    /// <summary>Units of each recurrent layer.</summary>
    public required int Hidden { get; init; }

    public required int Layers { get; init; }

    /// <summary>The decoder has the embedding's weights (Press and Wolf, arXiv:1608.05859); both widths must be equal.</summary>
    public bool IsTied { get; init; }
}
