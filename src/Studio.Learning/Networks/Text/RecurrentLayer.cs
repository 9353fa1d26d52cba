using Studio.Experiments.Recipes;
using Studio.Learning.Measures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>One recurrent layer as a layer of one tensor: (N, T, E) to (N, T, H). Its parameters are called "gru." or "lstm.".</summary>
/// <remarks>Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", arXiv:1406.1078; Hochreiter and Schmidhuber, "Long
/// Short-Term Memory", Neural Computation 9, 1997. It begins each sequence with a state of zeros.</remarks>
internal sealed class RecurrentLayer : nn.Module<Tensor, Tensor>, ICountedLayer
{
    private readonly GRU? gru;
    private readonly LSTM? lstm;

    public RecurrentLayer(RecurrentKind kind, int inputs, int hidden) : base(nameof(RecurrentLayer))
    {
        if (kind == RecurrentKind.Gru)
            gru = nn.GRU(inputs, hidden, batchFirst: true);
        else
            lstm = nn.LSTM(inputs, hidden, batchFirst: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var output = gru?.call(inputs, null).Item1 ?? lstm!.call(inputs, null).Item1;
        return output.MoveToOuterDisposeScope();
    }

    /// <summary>Each step multiplies with every weight once.</summary>
    public long MultiplyAdds(Tensor output) =>
        output.shape[0] * output.shape[1] * parameters().Where(p => p.dim() == 2).Sum(p => p.numel());
}
