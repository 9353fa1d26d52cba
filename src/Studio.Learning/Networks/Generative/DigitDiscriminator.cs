using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative;

/// <summary>Three strided convolutions, images (N, C, 28, 28) to logits (N).</summary>
/// <remarks>The counterpart of <see cref="DigitGenerator"/>, built alike; its weights were not published.</remarks>
public sealed class DigitDiscriminator : Module<Tensor, Tensor>
{
    private readonly Sequential disc;

    internal DigitDiscriminator(int channels, IReadOnlyList<DcganLayer> layers) : base(nameof(DigitDiscriminator))
    {
        disc = Sequential([.. DcganBlocks.Down(channels, layers, bias: true, normalisesFirst: true).Select(block => Sequential(block))]);
        RegisterComponents();
        DcganBlocks.Initialise(this);
    }

    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        return DcganBlocks.Logits(disc.call(images), images).MoveToOuterDisposeScope();  // (N)
    }
}
