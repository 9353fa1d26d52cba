using static TorchSharp.torch;

namespace Studio.Learning.Networks.Translation;

/// <summary>What a recurrent layer carries from word to word.</summary>
/// <param name="H">Hidden state (1, N, H).</param>
/// <param name="C">Cell state (1, N, H) of an LSTM; null in a GRU.</param>
public readonly record struct RecurrentState(Tensor H, Tensor? C)
{
    /// <summary>The states of the sentences with these numbers (M), in their order; the caller owns them.</summary>
    public RecurrentState Of(Tensor numbers) => new(H.index_select(1, numbers), C?.index_select(1, numbers));

    internal RecurrentState MoveToOuterScope() => new(H.MoveToOuterDisposeScope(), C?.MoveToOuterDisposeScope());
}
