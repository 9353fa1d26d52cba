using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>Images (N, 3, S, S) to logits (N): positive where an image seems real.</summary>
/// <remarks>arXiv:1912.04958, the residual discriminator of figure 7, with the standard deviation over groups of images as one more channel
/// (arXiv:1710.10196, section 3). Key names as <see cref="StyleGan2Generator"/>.</remarks>
public sealed class StyleGan2Discriminator : Module<Tensor, Tensor>
{
    private const int Colours = 3, LastSide = 4;
    private const double Smallest = 1e-8;

    private readonly TorchSharp.Modules.Sequential convs, final_conv, final_linear;

    public StyleGan2Discriminator(StyleGan2Shape shape) : base(nameof(StyleGan2Discriminator))
    {
        Shape = shape;
        var channels = shape.Channels;
        convs = Sequential([
            Sequential(new EqualConvolution(Colours, channels[^1], 1), new LeakyActivation(channels[^1])),
            .. Enumerable.Range(1, channels.Count - 1).Reverse().Select(i => new ResidualBlock(channels[i], channels[i - 1])),
        ]);
        final_conv = Sequential(new EqualConvolution(channels[0] + 1, channels[0], 3, padding: 1), new LeakyActivation(channels[0]));
        final_linear = Sequential(new EqualLinear(channels[0] * LastSide * LastSide, channels[0], isActivated: true),
            new EqualLinear(channels[0], 1));
        RegisterComponents();
    }

    public StyleGan2Shape Shape { get; }

    /// <exception cref="ArgumentException">The images have another shape, or their number is no multiple of the group's.</exception>
    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        if (images.dim() != 4 || !images.shape.AsSpan(1).SequenceEqual([Colours, Shape.Side, Shape.Side]))
            throw new ArgumentException($"This discriminator takes images (N, {Colours}, {Shape.Side}, {Shape.Side}), these are "
                + $"({string.Join(", ", images.shape)}); resize them.", nameof(images));
        var x = convs.call(images);
        x = cat([x, Deviation(x)], 1);
        return final_linear.call(final_conv.call(x).flatten(1)).flatten().MoveToOuterDisposeScope();
    }

    /// <summary>The mean standard deviation of each group, as a channel of each of its images: (N, 1, H, W).</summary>
    private Tensor Deviation(Tensor x)
    {
        var (batch, group) = (x.shape[0], Math.Min(x.shape[0], Shape.DeviationGroup));
        if (batch % group != 0)
            throw new ArgumentException($"{batch} images are no multiple of {group}, over which the standard deviation is taken.",
                nameof(x));
        var grouped = x.view(group, batch / group, -1);                                                       // (G, N/G, C·H·W)
        var mean = grouped.mean([0], keepdim: true);
        var deviation = grouped.Minus(mean).square().mean([0]).Plus(Smallest).sqrt().mean([1]);               // (N/G)
        return deviation.repeat(group).view(batch, 1, 1, 1).expand(-1, 1, x.shape[2], x.shape[3]);
    }
}
