using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>One LSTM layer as a function of its weights, with gradients to each of them.</summary>
/// <remarks>TorchSharp's layer computes with the weights that it owns; weights that are the result of a computation, such as dropped ones,
/// need the function, which TorchSharp reaches through a script alone.</remarks>
internal static class LstmFunction
{
    private const string Name = "layer";

    // In training mode, as cuDNN needs it for a gradient; without dropout the mode changes nothing else.
    // A script ends with an empty line; without one it is a syntax error.
    private const string Script = $"""
        def {Name}(x: Tensor, h: Tensor, c: Tensor, wi: Tensor, wh: Tensor, bi: Tensor, bh: Tensor):
            return torch.lstm(x, [h, c], [wi, wh, bi, bh], True, 1, 0.0, True, False, False)

        """;

    private static readonly Lazy<jit.CompilationUnit> s_compiled = new(() => jit.compile(Script));

    /// <param name="inputs">(T, N, E).</param>
    /// <param name="h">(1, N, H), as <paramref name="c"/>.</param>
    /// <param name="weights">Input weights (4H, E), recurrent weights (4H, H) and both biases (4H); gates i, f, g, o.</param>
    /// <returns>Outputs (T, N, H) and the state (1, N, H) twice; the caller owns them.</returns>
    public static (Tensor Output, Tensor H, Tensor C) Call(Tensor inputs, Tensor h, Tensor c,
        (Tensor Input, Tensor Recurrent, Tensor InputBias, Tensor RecurrentBias) weights) =>
        ((Tensor, Tensor, Tensor))s_compiled.Value.invoke(Name, inputs, h, c, weights.Input, weights.Recurrent, weights.InputBias,
            weights.RecurrentBias)!;
}
