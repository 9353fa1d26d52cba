using Studio.Experiments.Recipes;

namespace Studio.Learning.Networks.Text;

/// <summary>Encoders of language models.</summary>
public sealed class LanguageModelEncoders : ICatalogFamily<IBackbone>
{
    private const string Lstm = "lstm-language-model", Gru = "gru-language-model";

    public IReadOnlyList<IBackbone> Members { get; } =
    [
        new LanguageModelEncoder { Key = Gru, Title = "GRU language model", Cell = RecurrentKind.Gru },
        new LanguageModelEncoder { Key = Lstm, Title = "LSTM language model", Cell = RecurrentKind.Lstm },
    ];

    /// <summary>Key of the backbone of such layers.</summary>
    public static string KeyOf(RecurrentKind cell) => cell == RecurrentKind.Gru ? Gru : Lstm;
}
