using static TorchSharp.torch;

namespace Studio.Learning.Networks.Translation;

/// <summary>Source sentences as the decoder attends to them.</summary>
/// <param name="Outputs">Of the encoder, (N, S, H).</param>
/// <param name="Keys">The same as attention compares them, (N, S, H).</param>
/// <param name="Padding">True behind the end of each sentence, (N, S); null where all are equally long.</param>
public sealed record EncodedSource(Tensor Outputs, Tensor Keys, Tensor? Padding) : IDisposable
{
    /// <summary>The sentences with these numbers (M), in their order; the caller owns them.</summary>
    public EncodedSource Of(Tensor numbers) =>
        new(Outputs.index_select(0, numbers), Keys.index_select(0, numbers), Padding?.index_select(0, numbers));

    public void Dispose()
    {
        Outputs.Dispose();
        Keys.Dispose();
        Padding?.Dispose();
    }
}
