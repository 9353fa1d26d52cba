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
        new("dcgan28-small", "DCGAN for 28 pixels, few operations", 28, 64, 64)
        {
            BuildGenerator = static (channels, width) => new DigitGenerator(64,
                [new(4 * width, 3, 2, 0), new(2 * width, 4, 1, 0), new(width, 3, 2, 0), new(channels, 4, 2, 0)]),
            BuildDiscriminator = static (channels, width) => new DigitDiscriminator(channels,
                [new(width / 4, 4, 2, 0), new(width / 2, 4, 2, 0), new(1, 4, 2, 0)]),
        },
    ];

    /// <param name="up">Multiples of the width in the generator, from the latents on.</param>
    /// <param name="down">Multiples of the width in the discriminator, from the image on.</param>
    private static Dcgan Published(string key, string title, int side, int[] up, DcganLayer image, int[] down, DcganLayer verdict) =>
        new(key, title, side, Latents, 64)
    {
        BuildGenerator = (channels, width) => new DcganGenerator(Latents,
            [.. up.Select((times, i) => new DcganLayer(times * width, 4, i == 0 ? 1 : 2, i == 0 ? 0 : 1)),
                image with { Channels = channels }]),
        BuildDiscriminator = (channels, width) => new DcganDiscriminator(channels,
            [.. down.Select(times => new DcganLayer(times * width, 4, 2, 1)), verdict]),
    };
}
