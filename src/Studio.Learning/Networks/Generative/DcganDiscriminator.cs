using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative;

/// <summary>Strided convolutions from images (N, C, S, S) to logits (N): positive where an image seems real.</summary>
/// <remarks>Radford et al., arXiv:1511.06434, section 3; key names of PyTorch's example. That one ends in a sigmoid,
/// which has no parameters and belongs to whoever shows probabilities.</remarks>
public sealed class DcganDiscriminator : Module<Tensor, Tensor>
{
    private readonly Sequential main;

    internal DcganDiscriminator(int channels, IReadOnlyList<DcganLayer> layers) : base(nameof(DcganDiscriminator))
    {
        main = Sequential([.. DcganBlocks.Down(channels, layers, bias: false, normalisesFirst: false).SelectMany(block => block)]);
        RegisterComponents();
        DcganBlocks.Initialise(this);
    }

    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        return DcganBlocks.Logits(main.call(images), images).MoveToOuterDisposeScope();  // (N)
    }
}
