using Studio.Experiments.Recipes;

namespace Studio.Learning.Networks.Text;

/// <summary>Layers of a <see cref="RecurrentEncoder"/>.</summary>
public sealed record RecurrentEncoderShape
{
    /// <summary>Size of the vocabulary, with padding and the unknown word.</summary>
    public required int Tokens { get; init; }

    public required int Embedding { get; init; }

    /// <summary>Width of every recurrent layer but the last, if <see cref="Last"/> says another.</summary>
    public required int Hidden { get; init; }

    /// <summary>Width of the last recurrent layer; null for <see cref="Hidden"/>.</summary>
    public int? Last { get; init; }

    public int Layers { get; init; } = 1;

    public RecurrentKind Cell { get; init; } = RecurrentKind.Gru;

    /// <summary>Token behind the end of a text.</summary>
    public int Padding { get; init; }

    /// <summary>The embedding begins uniform from minus to plus this; 0 leaves it normal with deviation 1, as PyTorch has it.</summary>
    public double EmbeddingRange { get; init; }

    /// <summary>Share of the embedding's values, of those between layers and of the features that are dropped while training.</summary>
    public double Dropout { get; init; }

    /// <summary>Tokens through which the gradient flows back; 0 for all of a text.</summary>
    public int Window { get; init; }

    /// <summary>Width D of the features: three times that of the last layer.</summary>
    public int FeatureCount => 3 * WidthOf(Layers - 1);

    /// <summary>Inputs of a layer, counted from 0.</summary>
    public int InputsOf(int layer) => layer == 0 ? Embedding : WidthOf(layer - 1);

    /// <summary>Outputs of a layer, counted from 0.</summary>
    public int WidthOf(int layer) => layer == Layers - 1 ? Last ?? Hidden : Hidden;

    /// <summary>The embedding and each layer, as a backbone names them.</summary>
    public IReadOnlyList<Stage> Stages =>
    [
        new("embedding", ["embedding"], (long)Tokens * Embedding),
        .. Enumerable.Range(0, Layers).Select(i => new Stage($"rnn.{i}", [$"rnn.{i}"],
            (Cell == RecurrentKind.Gru ? 3L : 4) * WidthOf(i) * (InputsOf(i) + WidthOf(i) + 2))),
    ];
}
