using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Text;

namespace Studio.Learning.Networks.Text;

/// <summary>Recurrent encoders of the generated sentences.</summary>
public sealed class SentenceEncoders : ICatalogFamily<IBackbone>
{
    private const int EmbeddingSize = 32, Hidden = 64;

    public IReadOnlyList<IBackbone> Members { get; } =
        [Encoder("gru-sentences", "GRU encoder", RecurrentKind.Gru),
            Encoder("lstm-sentences", "LSTM encoder", RecurrentKind.Lstm)];

    private static BackboneEntry Encoder(string key, string title, RecurrentKind cell)
    {
        var shape = new RecurrentEncoderShape
            { Tokens = SentenceGrammar.Input.TokenCount, Embedding = EmbeddingSize, Hidden = Hidden, Cell = cell };
        return new()
        {
            Key = key,
            Title = title,
            FeatureCount = shape.FeatureCount,
            Input = SentenceGrammar.Input,
            PublishedClassCount = SentenceGrammar.Classes.Count,
            Stages = shape.Stages,
            Make = classes => new RecurrentEncoder(shape, classes),
        };
    }
}
