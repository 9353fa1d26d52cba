using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>Decoder of an <see cref="AwdLstm"/> under the name that it has in checkpoints.</summary>
internal sealed class AwdDecoder : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly TiedDecoder decoder;

    public AwdDecoder(int vocabulary) : base(nameof(AwdDecoder))
    {
        decoder = new(vocabulary);
        RegisterComponents();
    }

    public override Tensor forward(Tensor outputs, Tensor embedding) => decoder.call(outputs, embedding);
}
