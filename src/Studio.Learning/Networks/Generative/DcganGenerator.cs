using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative;

/// <summary>Transposed convolutions from latents (N, Z, 1, 1) to images (N, C, S, S) between −1 and 1.</summary>
/// <remarks>Radford, Metz and Chintala, "Unsupervised Representation Learning with Deep Convolutional Generative
/// Adversarial Networks", ICLR 2016, arXiv:1511.06434, section 3; key names of PyTorch's example,
/// in one row of layers without biases.</remarks>
public sealed class DcganGenerator : Module<Tensor, Tensor>
{
    private readonly Sequential main;
    private readonly int _latentCount;

    internal DcganGenerator(int latentCount, IReadOnlyList<DcganLayer> layers) : base(nameof(DcganGenerator))
    {
        _latentCount = latentCount;
        main = Sequential([.. DcganBlocks.Up(latentCount, layers, bias: false).SelectMany(block => block)]);
        RegisterComponents();
        DcganBlocks.Initialise(this);
    }

    public override Tensor forward(Tensor z)
    {
        using var scope = NewDisposeScope();
        DcganBlocks.ThrowIfNoLatents(z, _latentCount);
        return main.call(z).MoveToOuterDisposeScope();  // (N, C, S, S)
    }
}
