using Studio.Experiments.Recipes;
using Studio.Learning.Measures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>One recurrent layer as a layer of one tensor: (N, T, E) to (N, T, H). Its parameters are called "gru." or "lstm.".</summary>
/// <remarks>Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", arXiv:1406.1078; Hochreiter and Schmidhuber, "Long
/// Short-Term Memory", Neural Computation 9, 1997. It begins each sequence with a state of zeros. Truncated back-propagation through time
/// over long texts: Howard and Ruder, arXiv:1801.06146, section 3.3.</remarks>
internal sealed class RecurrentLayer : nn.Module<Tensor, Tensor>, ICountedLayer
{
    private readonly GRU? gru;
    private readonly LSTM? lstm;

    private readonly int _window;

    /// <param name="window">Steps through which the gradient flows back; the state is carried on beyond them. 0 for all steps.</param>
    public RecurrentLayer(RecurrentKind kind, int inputs, int hidden, int window = 0) : base(nameof(RecurrentLayer))
    {
        _window = window;
        if (kind == RecurrentKind.Gru)
            gru = nn.GRU(inputs, hidden, batchFirst: true);
        else
            lstm = nn.LSTM(inputs, hidden, batchFirst: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        var steps = inputs.shape[1];
        if (_window == 0 || steps <= _window)
            return Read(inputs, null).Output.MoveToOuterDisposeScope();
        var outputs = new List<Tensor>();
        Tensor[]? state = null;
        for (long start = 0; start < steps; start += _window)
        {
            var (output, next) = Read(inputs.narrow(1, start, Math.Min(_window, steps - start)), state);
            outputs.Add(output);
            state = [.. next.Select(s => s.detach())];
        }
        return cat(outputs, 1).MoveToOuterDisposeScope();
    }

    private (Tensor Output, Tensor[] State) Read(Tensor inputs, Tensor[]? state)
    {
        if (gru is not null)
        {
            var (read, last) = gru.call(inputs, state?[0]);
            return (read, [last]);
        }
        var (output, h, c) = lstm!.call(inputs, state is null ? null : (state[0], state[1]));
        return (output, [h, c]);
    }

    /// <summary>Each step multiplies with every weight once.</summary>
    public long MultiplyAdds(Tensor output) =>
        output.shape[0] * output.shape[1] * parameters().Where(p => p.dim() == 2).Sum(p => p.numel());
}
