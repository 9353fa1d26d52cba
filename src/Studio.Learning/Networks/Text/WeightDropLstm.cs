using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>One LSTM layer that drops recurrent weights, the same ones in all steps of a pass: (T, N, E) to (T, N, H).</summary>
/// <remarks>Merity, Keskar and Socher, "Regularizing and Optimizing LSTM Language Models", ICLR 2018, arXiv:1708.02182, section 2
/// (DropConnect). Key names of fastai's checkpoints: the weights before dropping are the raw ones.</remarks>
internal sealed class WeightDropLstm : nn.Module<Tensor, (Tensor h, Tensor c), (Tensor output, Tensor h, Tensor c)>
{
    private readonly Parameter weight_hh_l0_raw;
    private readonly InputWeights module;
    private readonly double _share;

    /// <param name="share">Of the recurrent weights that are dropped in training, from 0 to below 1.</param>
    public WeightDropLstm(int inputs, int hidden, double share) : base(nameof(WeightDropLstm))
    {
        (Hidden, _share) = (hidden, share);
        weight_hh_l0_raw = Drawn(hidden, 4 * hidden, hidden);
        module = new InputWeights(inputs, hidden);
        RegisterComponents();
    }

    public int Hidden { get; }

    internal Parameter Raw => weight_hh_l0_raw;

    public override (Tensor output, Tensor h, Tensor c) forward(Tensor inputs, (Tensor h, Tensor c) state)
    {
        if (!training || _share == 0)
            return Call(inputs, state, weight_hh_l0_raw);
        using var scope = NewDisposeScope();
        var (output, h, c) = Call(inputs, state, nn.functional.dropout(weight_hh_l0_raw, _share, training));
        return (output.MoveToOuterDisposeScope(), h.MoveToOuterDisposeScope(), c.MoveToOuterDisposeScope());
    }

    /// <param name="recurrent">Recurrent weights (4H, H) after dropping.</param>
    internal (Tensor output, Tensor h, Tensor c) Call(Tensor inputs, (Tensor h, Tensor c) state, Tensor recurrent) =>
        LstmFunction.Call(inputs, state.h, state.c, (module.weight_ih_l0, recurrent, module.bias_ih_l0, module.bias_hh_l0));

    // As nn.LSTM begins.
    private static Parameter Drawn(int hidden, params long[] shape)
    {
        var bound = 1 / Math.Sqrt(hidden);
        return nn.Parameter(empty(shape).uniform_(-bound, bound));
    }

    /// <summary>What is not dropped.</summary>
    private sealed class InputWeights : nn.Module
    {
        internal readonly Parameter weight_ih_l0;
        internal readonly Parameter bias_ih_l0;
        internal readonly Parameter bias_hh_l0;

        public InputWeights(int inputs, int hidden) : base(nameof(InputWeights))
        {
            weight_ih_l0 = Drawn(hidden, 4 * hidden, inputs);
            (bias_ih_l0, bias_hh_l0) = (Drawn(hidden, 4 * hidden), Drawn(hidden, 4 * hidden));
            RegisterComponents();
        }
    }
}
