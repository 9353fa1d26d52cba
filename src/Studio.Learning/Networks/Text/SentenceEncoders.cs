using Studio.Experiments.Data;
using Studio.Learning.Data.Text;

namespace Studio.Learning.Networks.Text;

/// <summary>Recurrent encoders of the generated sentences.</summary>
public sealed class SentenceEncoders : ICatalogFamily<IBackbone>
{
    private const int EmbeddingSize = 32, Hidden = 64;

    private static readonly RecurrentEncoderShape s_shape = new()
        { Tokens = SentenceGrammar.Input.TokenCount, Embedding = EmbeddingSize, Hidden = Hidden };

    public IReadOnlyList<IBackbone> Members { get; } =
    [
        new BackboneEntry
        {
            Key = "gru-sentences",
            Title = "GRU encoder",
            FeatureCount = 3 * Hidden,
            Input = SentenceGrammar.Input,
            PublishedClassCount = SentenceGrammar.Classes.Count,
            Stages = [new("embedding", ["embedding"], s_shape.Tokens * EmbeddingSize),
                new("rnn.0", ["rnn.0"], 3 * Hidden * (EmbeddingSize + Hidden + 2))],
            Make = classes => new RecurrentEncoder(s_shape, classes),
        },
    ];
}
