using Studio.Experiments.Recipes;

namespace Studio.Learning.Networks.Text;

/// <summary>Layers of a <see cref="RecurrentEncoder"/>.</summary>
public sealed record RecurrentEncoderShape
{
    /// <summary>Size of the vocabulary, with padding and the unknown word.</summary>
    public required int Tokens { get; init; }

    public required int Embedding { get; init; }

    /// <summary>Width H of every recurrent layer.</summary>
    public required int Hidden { get; init; }

    public int Layers { get; init; } = 1;

    public RecurrentKind Cell { get; init; } = RecurrentKind.Gru;

    /// <summary>Token behind the end of a text.</summary>
    public int Padding { get; init; }

    /// <summary>The embedding begins uniform from minus to plus this; 0 leaves it normal with deviation 1, as PyTorch has it.</summary>
    public double EmbeddingRange { get; init; }

    /// <summary>Share of the embedding's values and of the features that are dropped while training.</summary>
    public double Dropout { get; init; }
}
