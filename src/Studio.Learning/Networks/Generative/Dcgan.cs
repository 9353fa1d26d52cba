namespace Studio.Learning.Networks.Generative;

/// <summary>Generator and discriminator for images of one size, with the parameters to build them.</summary>
/// <param name="Title">Name for people.</param>
/// <param name="SidePixels">Side S of the images.</param>
/// <param name="LatentCount">Z, the dimension of the latent z.</param>
/// <param name="PublishedWidth">Channels of the generator's layer next to the image in published weights.</param>
public sealed record Dcgan(string Key, string Title, int SidePixels, int LatentCount, int PublishedWidth) : ICatalogued
{
    /// <summary>From image channels (1 grey, 3 colour) and the width of the layer next to the image.</summary>
    public required Func<int, int, LayerTable> Generator { get; init; }

    /// <summary>From image channels and the generator's width.</summary>
    public required Func<int, int, LayerTable> Discriminator { get; init; }

    /// <summary>Latents (N, Z, 1, 1) to images (N, C, S, S) between −1 and 1; randomly initialised.</summary>
    public LayeredNetwork BuildGenerator(int channels, int width) => new(Generator(channels, width));

    /// <summary>Images (N, C, S, S) to logits (N); randomly initialised.</summary>
    public LayeredNetwork BuildDiscriminator(int channels, int width) => new(Discriminator(channels, width));
}
