using Studio.Experiments.Data;
using Studio.Learning.Networks.Vision;
using TorchSharp.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>Reads tokens (N, T) with gated recurrent layers: features (N, 3·H) are the last state,
/// the maximum and the mean over the text's own places.</summary>
/// <remarks>Concat pooling: Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification",
/// arXiv:1801.06146, section 3.3.</remarks>
public sealed class GruEncoder : FeatureNetwork
{
    private readonly Embedding embedding;
    private readonly ModuleList<nn.Module<Tensor, Tensor>> rnn;
    private Linear head;
    private readonly long _padding;
    private double _dropout;

    /// <param name="tokens">Size of the vocabulary, with padding and the unknown word.</param>
    /// <param name="padding">Token behind the end of a text.</param>
    /// <param name="hidden">Width H of every recurrent layer.</param>
    public GruEncoder(int tokens, int embeddingSize, int hidden, int layers, int classCount, int padding = 0) : base(nameof(GruEncoder))
    {
        _padding = padding;
        embedding = nn.Embedding(tokens, embeddingSize);
        rnn = nn.ModuleList([.. Enumerable.Range(0, layers)
            .Select(i => (nn.Module<Tensor, Tensor>)new RecurrentLayer(i == 0 ? embeddingSize : hidden, hidden))]);
        head = nn.Linear(3 * hidden, classCount);
        RegisterComponents();
    }

    public override string HeadPrefix => nameof(head);

    /// <param name="inputs">Tokens (N, T) in int64, the token of padding behind each text's end.</param>
    public override Tensor Features(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var x = embedding.call(inputs);                                                            // (N, T, E)
        foreach (var layer in rnn)
            x = layer.call(x);                                                                     // (N, T, H)
        using var padding = _padding.ToScalar();
        return ConcatPooling.Pool(x, inputs.eq(padding)).MoveToOuterDisposeScope();                 // (N, 3·H)
    }

    public override Tensor Classify(Tensor features) => LinearHead.Classify(features, head, _dropout, training);

    public override void ReplaceHead(int classCount, double dropout)
    {
        LinearHead.ThrowIfInvalid(classCount, dropout);
        head = LinearHead.Swap(this, nameof(head), head, classCount);
        _dropout = dropout;
    }
}
