using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>Embedding and layers of an <see cref="AwdLstm"/>: tokens (T, N) to the raw outputs (T, N, E) of the last layer.</summary>
internal sealed class AwdEncoder : nn.Module<Tensor, IReadOnlyList<Tensor>?, (Tensor raw, Tensor[] state)>
{
    private readonly Embedding encoder;
    private readonly ModuleList<WeightDropLstm> rnns;
    private readonly AwdDropout _dropout;

    // fastai draws the embedding from this range.
    private const double InitialRange = 0.1;

    public AwdEncoder(AwdLstmShape shape, AwdDropout dropout) : base(nameof(AwdEncoder))
    {
        _dropout = dropout;
        encoder = nn.Embedding(shape.Vocabulary, shape.Embedding, padding_idx: shape.Padding);
        using (no_grad())
            encoder.weight!.uniform_(-InitialRange, InitialRange);
        rnns = nn.ModuleList([.. Enumerable.Range(0, shape.Layers).Select(i => new WeightDropLstm(i == 0 ? shape.Embedding : shape.Hidden,
            i == shape.Layers - 1 ? shape.Embedding : shape.Hidden, dropout.Weight))]);
        RegisterComponents();
    }

    public Embedding Embedding => encoder;

    public IReadOnlyList<WeightDropLstm> Layers => [.. rnns];

    public override (Tensor raw, Tensor[] state) forward(Tensor tokens, IReadOnlyList<Tensor>? state)
    {
        using var scope = NewDisposeScope();
        var x = LockedDropout.Apply(Embedded(tokens), _dropout.Input, training);                            // (T, N, E)
        var next = new List<Tensor>();
        foreach (var (i, layer) in rnns.Index())
        {
            var (output, h, c) = layer.call(x, state is null ? Zero(x, layer.Hidden) : (state[2 * i], state[2 * i + 1]));
            next.AddRange([h.MoveToOuterDisposeScope(), c.MoveToOuterDisposeScope()]);
            x = i == rnns.Count - 1 ? output : LockedDropout.Apply(output, _dropout.Hidden, training);      // (T, N, H)
        }
        return (x.MoveToOuterDisposeScope(), [.. next]);
    }

    /// <summary>Words are dropped whole: all places of a word in the batch, or none.</summary>
    private Tensor Embedded(Tensor tokens)
    {
        var embedded = encoder.call(tokens);
        return !training || _dropout.Embedding == 0 ? embedded
            : embedded.mul(LockedDropout.Mask([encoder.weight!.shape[0]], _dropout.Embedding, embedded).index_select(0, tokens.flatten())
                .view(tokens.shape[0], tokens.shape[1], 1));
    }

    private static (Tensor, Tensor) Zero(Tensor x, int hidden) => (zeros([1, x.shape[1], hidden], dtype: x.dtype, device: x.device),
        zeros([1, x.shape[1], hidden], dtype: x.dtype, device: x.device));
}
