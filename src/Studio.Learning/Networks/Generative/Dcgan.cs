using static TorchSharp.torch;

namespace Studio.Learning.Networks.Generative;

/// <summary>Generator and discriminator for images of one size, with the parameters to build them.</summary>
/// <param name="Title">Name for people.</param>
/// <param name="SidePixels">Side S of the images.</param>
/// <param name="LatentCount">Z, the dimension of the latent z.</param>
/// <param name="PublishedWidth">Channels of the generator's layer next to the image in published weights.</param>
public sealed record Dcgan(string Key, string Title, int SidePixels, int LatentCount, int PublishedWidth) : ICatalogued
{
    /// <summary>From image channels (1 grey, 3 colour) and the width of the layer next to the image: latents (N, Z, 1, 1) to images (N, C,
    /// S, S) between −1 and 1.</summary>
    public required Func<int, int, nn.Module<Tensor, Tensor>> BuildGenerator { get; init; }

    /// <summary>From image channels and the generator's width: images (N, C, S, S) to logits (N).</summary>
    public required Func<int, int, nn.Module<Tensor, Tensor>> BuildDiscriminator { get; init; }
}
