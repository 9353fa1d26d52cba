using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>A linear layer to the vocabulary whose weights are the embedding's: outputs (…, E) to logits (…, V).</summary>
/// <remarks>Press and Wolf, "Using the Output Embedding to Improve Language Models", EACL 2017, arXiv:1608.05859.</remarks>
internal sealed class TiedDecoder : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly Parameter bias;

    public TiedDecoder(int vocabulary) : base(nameof(TiedDecoder))
    {
        bias = nn.Parameter(zeros(vocabulary));
        RegisterComponents();
    }

    /// <param name="embedding">Weights (V, E).</param>
    public override Tensor forward(Tensor outputs, Tensor embedding) => nn.functional.linear(outputs, embedding, bias);
}
