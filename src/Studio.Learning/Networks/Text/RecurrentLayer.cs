using Studio.Learning.Measures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>One gated recurrent layer as a layer of one tensor: (N, T, E) to (N, T, H).</summary>
/// <remarks>Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", arXiv:1406.1078.
/// It begins each sequence with a state of zeros.</remarks>
internal sealed class RecurrentLayer : nn.Module<Tensor, Tensor>, ICountedLayer
{
    private readonly GRU gru;

    public RecurrentLayer(int inputs, int hidden) : base(nameof(RecurrentLayer))
    {
        gru = nn.GRU(inputs, hidden, batchFirst: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        return gru.call(inputs, null).Item1.MoveToOuterDisposeScope();
    }

    /// <summary>Each step multiplies with every weight once.</summary>
    public long MultiplyAdds(Tensor output) =>
        output.shape[0] * output.shape[1] * gru.parameters().Where(p => p.dim() == 2).Sum(p => p.numel());
}
