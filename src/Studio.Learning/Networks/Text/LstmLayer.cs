using Studio.Learning.Measures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>One layer of long short-term memory as a layer of one tensor: (N, T, E) to (N, T, H).</summary>
/// <remarks>Hochreiter and Schmidhuber, "Long Short-Term Memory", Neural Computation 9, 1997. It begins each sequence with a state of
/// zeros.</remarks>
internal sealed class LstmLayer : nn.Module<Tensor, Tensor>, ICountedLayer
{
    private readonly LSTM lstm;

    public LstmLayer(int inputs, int hidden) : base(nameof(LstmLayer))
    {
        lstm = nn.LSTM(inputs, hidden, batchFirst: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        return lstm.call(inputs, null).Item1.MoveToOuterDisposeScope();
    }

    /// <summary>Each step multiplies with every weight once.</summary>
    public long MultiplyAdds(Tensor output) =>
        output.shape[0] * output.shape[1] * lstm.parameters().Where(p => p.dim() == 2).Sum(p => p.numel());
}
