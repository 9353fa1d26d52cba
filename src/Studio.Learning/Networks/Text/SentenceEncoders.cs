using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Text;

namespace Studio.Learning.Networks.Text;

/// <summary>Recurrent encoders of the generated sentences.</summary>
public sealed class SentenceEncoders : ICatalogFamily<IBackbone>
{
    private const int EmbeddingSize = 32, Hidden = 64;

    public IReadOnlyList<IBackbone> Members { get; } =
        [Encoder("gru-sentences", "GRU encoder", RecurrentKind.Gru, gates: 3),
            Encoder("lstm-sentences", "LSTM encoder", RecurrentKind.Lstm, gates: 4)];

    private static BackboneEntry Encoder(string key, string title, RecurrentKind cell, int gates)
    {
        var shape = new RecurrentEncoderShape
            { Tokens = SentenceGrammar.Input.TokenCount, Embedding = EmbeddingSize, Hidden = Hidden, Cell = cell };
        return new()
        {
            Key = key,
            Title = title,
            FeatureCount = 3 * Hidden,
            Input = SentenceGrammar.Input,
            PublishedClassCount = SentenceGrammar.Classes.Count,
            Stages = [new("embedding", ["embedding"], shape.Tokens * EmbeddingSize),
                new("rnn.0", ["rnn.0"], gates * Hidden * (EmbeddingSize + Hidden + 2))],
            Make = classes => new RecurrentEncoder(shape, classes),
        };
    }
}
