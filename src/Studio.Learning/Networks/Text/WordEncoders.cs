using Studio.Experiments.Recipes;

namespace Studio.Learning.Networks.Text;

/// <summary>Encoders of English texts that take their vocabulary from the training texts.</summary>
public sealed class WordEncoders : ICatalogFamily<IBackbone>
{
    public IReadOnlyList<IBackbone> Members { get; } =
    [
        new WordEncoder { Key = "gru-words", Title = "GRU over words", Cell = RecurrentKind.Gru },
        new WordEncoder { Key = "lstm-words", Title = "LSTM over words", Cell = RecurrentKind.Lstm },
    ];
}
