using Studio.Experiments.Data;
using Studio.Learning.Networks.Vision;
using TorchSharp.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>Reads tokens (N, T) with recurrent layers: features (N, 3·H) are the last state,
/// the maximum and the mean over the text's own places.</summary>
/// <remarks>Concat pooling: Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification",
/// arXiv:1801.06146, section 3.3.</remarks>
public sealed class RecurrentEncoder : FeatureNetwork
{
    private readonly Embedding embedding;
    private readonly ModuleList<nn.Module<Tensor, Tensor>> rnn;
    private Linear head;
    private readonly RecurrentEncoderShape _shape;
    private double _dropout;

    public RecurrentEncoder(RecurrentEncoderShape shape, int classCount) : base(nameof(RecurrentEncoder))
    {
        _shape = shape;
        embedding = nn.Embedding(shape.Tokens, shape.Embedding);
        rnn = nn.ModuleList([.. Enumerable.Range(0, shape.Layers).Select(i =>
            (nn.Module<Tensor, Tensor>)new RecurrentLayer(shape.Cell, shape.InputsOf(i), shape.WidthOf(i), shape.Window))]);
        head = nn.Linear(shape.FeatureCount, classCount);
        if (shape.EmbeddingRange > 0)
            nn.init.uniform_(embedding.weight!, -shape.EmbeddingRange, shape.EmbeddingRange);
        RegisterComponents();
    }

    public override string HeadPrefix => nameof(head);

    /// <param name="inputs">Tokens (N, T) in int64, the token of padding behind each text's end.</param>
    public override Tensor Features(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var x = Dropped(embedding.call(inputs));                                                   // (N, T, E)
        foreach (var (i, layer) in rnn.Index())
            x = layer.call(i == 0 ? x : Dropped(x));                                               // (N, T, H)
        using var padding = _shape.Padding.ToScalar();
        return Dropped(ConcatPooling.Pool(x, inputs.eq(padding))).MoveToOuterDisposeScope();        // (N, 3·H)
    }

    public override Tensor Classify(Tensor features) => LinearHead.Classify(features, head, _dropout, training);

    public override void ReplaceHead(int classCount, double dropout)
    {
        LinearHead.ThrowIfInvalid(classCount, dropout);
        head = LinearHead.Swap(this, nameof(head), head, classCount);
        _dropout = dropout;
    }

    private Tensor Dropped(Tensor x) => _shape.Dropout > 0 && training ? nn.functional.dropout(x, _shape.Dropout, training: true) : x;
}
