using Studio.Experiments.Data;
using Studio.Learning.Data.Text;

namespace Studio.Learning.Networks.Text;

/// <summary>Recurrent encoders of texts.</summary>
public sealed class GruEncoders : ICatalogFamily<IBackbone>
{
    private const int EmbeddingSize = 32, Hidden = 64;

    private static readonly int s_tokens = SentenceGrammar.Input.TokenCount;

    public IReadOnlyList<IBackbone> Members { get; } =
    [
        new BackboneEntry
        {
            Key = "gru-sentences",
            Title = "GRU encoder",
            FeatureCount = 3 * Hidden,
            Input = SentenceGrammar.Input,
            PublishedClassCount = SentenceGrammar.Classes.Count,
            Stages = [new("embedding", ["embedding"], s_tokens * EmbeddingSize),
                new("rnn.0", ["rnn.0"], 3 * Hidden * (EmbeddingSize + Hidden + 2))],
            Make = classes => new GruEncoder(s_tokens, EmbeddingSize, Hidden, layers: 1, classes),
        },
    ];
}
