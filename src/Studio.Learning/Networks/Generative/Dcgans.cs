using Shape = Studio.Learning.Networks.Generative.DcganTables.Shape;

namespace Studio.Learning.Networks.Generative;

/// <summary>The DCGAN of Radford et al., arXiv:1511.06434, figure 1, for 64 pixels, and those whose layouts public
/// checkpoints have.</summary>
public sealed class Dcgans : ICatalogFamily<Dcgan>
{
    private const int Latents = 100;

    public IReadOnlyList<Dcgan> Members { get; } =
    [
        Published("dcgan64", "DCGAN for 64 pixels", 64, [8, 4, 2, 1], new(0, 4, 2, 1), [1, 2, 4, 8], new(1, 4, 1, 0)),
        Published("dcgan32", "DCGAN for 32 pixels", 32, [4, 2, 1], new(0, 4, 2, 1), [1, 2, 4], new(1, 4, 1, 0)),
        // As large as the one for 64 pixels: the last layer only mixes channels.
        Published("dcgan32-deep", "DCGAN for 32 pixels, five layers", 32, [8, 4, 2, 1], new(0, 1, 1, 0), [1, 2, 4, 8], new(1, 2, 2, 0)),
        Published("dcgan28", "DCGAN for 28 pixels, five layers", 28, [8, 4, 2, 1], new(0, 1, 1, 2), [1, 2, 4], new(1, 4, 2, 1)),
        // Key names of the MNIST generator of github.com/Ryhan9834/DigitDCGAN-Digit-Generation-with-DCGAN, in blocks with biases; the
        // discriminator is built alike, its weights were not published.
        new("dcgan28-small", "DCGAN for 28 pixels, few operations", 28, 64, 64)
        {
            Generator = static (channels, width) => DcganTables.Generator(64, 28,
                [new(4 * width, 3, 2, 0), new(2 * width, 4, 1, 0), new(width, 3, 2, 0), new(channels, 4, 2, 0)],
                i => ($"gen.{i}.0", $"gen.{i}.1"), hasBias: true),
            Discriminator = static (channels, width) => DcganTables.Discriminator(channels, 28,
                [new(width / 4, 4, 2, 0), new(width / 2, 4, 2, 0), new(1, 4, 2, 0)],
                i => ($"disc.{i}.0", $"disc.{i}.1"), hasBias: true, isFirstNormalised: true),
        },
    ];

    /// <param name="up">Multiples of the width in the generator, from the latents on.</param>
    /// <param name="down">Multiples of the width in the discriminator, from the image on.</param>
    private static Dcgan Published(string key, string title, int side, int[] up, Shape image, int[] down, Shape verdict) =>
        new(key, title, side, Latents, 64)
    {
        // Names of PyTorch's example: layer, normalisation and activation are numbered in one row.
        Generator = (channels, width) => DcganTables.Generator(Latents, side,
            [.. up.Select((times, i) => new Shape(times * width, 4, i == 0 ? 1 : 2, i == 0 ? 0 : 1)), image with { Channels = channels }],
            i => ($"main.{3 * i}", $"main.{3 * i + 1}")),
        Discriminator = (channels, width) => DcganTables.Discriminator(channels, side,
            [.. down.Select(times => new Shape(times * width, 4, 2, 1)), verdict],
            i => ($"main.{Math.Max(0, 3 * i - 1)}", $"main.{3 * i}")),
    };
}
