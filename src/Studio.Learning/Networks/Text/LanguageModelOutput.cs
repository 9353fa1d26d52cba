using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>What a language network makes of tokens (T, N). The caller owns all tensors.</summary>
/// <param name="Logits">Of the token after each, (T, N, V).</param>
/// <param name="State">What the sequences leave to whatever continues them: any number of tensors.</param>
/// <param name="Raw">Output of the last layer, (T, N, D).</param>
/// <param name="Dropped">The same behind dropout, as the decoder reads it; outside of training it equals <paramref name="Raw"/>.</param>
public sealed record LanguageModelOutput(Tensor Logits, IReadOnlyList<Tensor> State, Tensor Raw, Tensor Dropped);
