using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Generative;

/// <summary>The blocks that all DCGANs are stacked from: a convolution, and behind it normalisation and activation.</summary>
internal static class DcganBlocks
{
    private const double LeakySlope = 0.2;

    // Before the first network computes anything on a CPU.
    static DcganBlocks() => Devices.ProcessorConvolutions.Ensure();

    /// <summary>From latents to an image: ReLU within, tanh at the end.</summary>
    public static IEnumerable<Module<Tensor, Tensor>[]> Up(int latentCount, IReadOnlyList<DcganLayer> layers, bool bias)
    {
        var inputs = latentCount;
        foreach (var (i, layer) in layers.Index())
        {
            var convolution = ConvTranspose2d(inputs, layer.Channels, layer.Kernel, layer.Stride, layer.Padding, bias: bias);
            yield return i == layers.Count - 1 ? [convolution, Tanh()] : [convolution, BatchNorm2d(layer.Channels), ReLU(inplace: true)];
            inputs = layer.Channels;
        }
    }

    /// <summary>From an image to one logit: leaky ReLU within, nothing at the end.</summary>
    /// <param name="normalisesFirst">Whether the layer next to the image is normalised, too.</param>
    public static IEnumerable<Module<Tensor, Tensor>[]> Down(int channels, IReadOnlyList<DcganLayer> layers, bool bias,
        bool normalisesFirst)
    {
        var inputs = channels;
        foreach (var (i, layer) in layers.Index())
        {
            var convolution = Conv2d(inputs, layer.Channels, layer.Kernel, layer.Stride, layer.Padding, bias: bias);
            var activation = LeakyReLU(LeakySlope, inplace: true);
            yield return i == layers.Count - 1 ? [convolution]
                : i == 0 && !normalisesFirst ? [convolution, activation]
                : [convolution, BatchNorm2d(layer.Channels), activation];
            inputs = layer.Channels;
        }
    }

    /// <summary>Normal weights of deviation 0.02, as published; biases of convolutions stay as libtorch makes them.</summary>
    public static void Initialise(Module network)
    {
        foreach (var module in network.modules())
            switch (module)
            {
                case Conv2d convolution: init.normal_(convolution.weight, 0, 0.02); break;
                case ConvTranspose2d convolution: init.normal_(convolution.weight, 0, 0.02); break;
                case BatchNorm2d normalisation: init.normal_(normalisation.weight, 1, 0.02); init.zeros_(normalisation.bias); break;
            }
    }

    /// <exception cref="ArgumentException">The latents have another shape than (N, <paramref name="count"/>, 1, 1).</exception>
    public static void ThrowIfNoLatents(Tensor z, int count)
    {
        if (z.shape is not [_, var width, 1, 1] || width != count)
            throw new ArgumentException($"This generator takes latents (N, {count}, 1, 1), these are "
                + $"({string.Join(", ", z.shape)}).", nameof(z));
    }

    /// <summary>One logit per image, (N, 1, 1, 1) to (N).</summary>
    /// <exception cref="ArgumentException">The images were larger than the discriminator's side.</exception>
    public static Tensor Logits(Tensor x, Tensor images) => x.shape is [_, 1, 1, 1] ? x.flatten()
        : throw new ArgumentException($"This discriminator is made for another side than images of ({string.Join(", ", images.shape)}); "
            + "resize them.", nameof(images));
}
