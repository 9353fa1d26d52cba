using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative;

/// <summary>Four transposed convolutions without padding, latents (N, 64, 1, 1) to images (N, C, 28,
/// 28) between −1 and 1: a DCGAN of few operations.</summary>
/// <remarks>After Radford et al., arXiv:1511.06434, with biases and one block a layer; key names of the MNIST generator of
/// github.com/Ryhan9834/DigitDCGAN-Digit-Generation-with-DCGAN.</remarks>
public sealed class DigitGenerator : Module<Tensor, Tensor>
{
    private readonly Sequential gen;
    private readonly int _latentCount;

    internal DigitGenerator(int latentCount, IReadOnlyList<DcganLayer> layers) : base(nameof(DigitGenerator))
    {
        _latentCount = latentCount;
        gen = Sequential([.. DcganBlocks.Up(latentCount, layers, bias: true).Select(block => Sequential(block))]);
        RegisterComponents();
        DcganBlocks.Initialise(this);
    }

    public override Tensor forward(Tensor z)
    {
        using var scope = NewDisposeScope();
        DcganBlocks.ThrowIfNoLatents(z, _latentCount);
        return gen.call(z).MoveToOuterDisposeScope();  // (N, C, 28, 28)
    }
}
