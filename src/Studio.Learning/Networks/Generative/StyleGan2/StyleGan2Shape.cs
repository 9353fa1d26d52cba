namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>The sizes of a StyleGAN2.</summary>
public sealed record StyleGan2Shape
{
    /// <summary>Side S of the images, a power of two from 8 on.</summary>
    public required int Side { get; init; }

    /// <summary>W, the dimension of latents z and styles w.</summary>
    public int Style { get; init; } = 512;

    /// <summary>Layers of the mapping network.</summary>
    public int MappingLayers { get; init; } = 8;

    /// <summary>Channels at each side from 4 on, doubling: of 4 pixels, 8 pixels …</summary>
    public required IReadOnlyList<int> Channels { get; init; }

    /// <summary>Images over which the discriminator takes the standard deviation.</summary>
    public int DeviationGroup { get; init; } = 4;

    /// <summary>Styles that an image takes, two at each side: L.</summary>
    public int StyleCount => 2 * Channels.Count;

    /// <summary>Sides from 4 to S.</summary>
    public IEnumerable<int> Sides => Channels.Select((_, i) => 4 << i);
}
