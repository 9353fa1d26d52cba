using System.Security.Cryptography;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Networks.Generative.Layouts;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks.Generating;

/// <summary>A GAN that another is transferred from, and which of its layers stay frozen.</summary>
public sealed record PretrainedPair
{
    /// <summary>File of the generator's weights.</summary>
    public required string Generator { get; init; }

    /// <summary>File of the discriminator's weights; null begins it at random.</summary>
    public string? Discriminator { get; init; }

    /// <summary>Layers of the discriminator, from the image on, that stay frozen; of a pretrained one only.</summary>
    /// <remarks>Mo, Cho and Shin, "Freeze the Discriminator", arXiv:2002.10964.</remarks>
    public int FrozenDiscriminatorLayers { get; init; }

    /// <summary>Layers of the generator, from the latents on, that stay frozen.</summary>
    public int FrozenGeneratorLayers { get; init; }

    /// <summary>SHA-256 of both files, for what makes a run this run.</summary>
    internal string Hash() => string.Join(' ', new[] { Generator, Discriminator }.OfType<string>()
        .Select(path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))));

    /// <summary>The caller owns the network.</summary>
    /// <exception cref="InvalidDataException">The file holds no generator that can be built.</exception>
    internal LayeredNetwork OpenGenerator() => Open(Generator, isGenerator: true, FrozenGeneratorLayers);

    /// <summary>The pretrained discriminator, or <paramref name="fresh"/> with random weights; the caller owns it.</summary>
    /// <param name="generator">Whose images it judges.</param>
    /// <exception cref="InvalidDataException">The file holds no discriminator, one for other images, or more layers are to be frozen than
    /// it has.</exception>
    internal LayeredNetwork OpenDiscriminator(LayerTable generator, Func<LayeredNetwork> fresh)
    {
        if (Discriminator is null)
            return FrozenDiscriminatorLayers == 0 ? fresh()
                : throw new InvalidDataException("Only the layers of a pretrained discriminator can be frozen: random ones judge nothing.");
        var discriminator = Open(Discriminator, isGenerator: false, FrozenDiscriminatorLayers);
        var table = discriminator.Table;
        if ((table.Side, table.Channels) == (generator.Side, generator.Channels))
            return discriminator;
        discriminator.Dispose();
        throw new InvalidDataException($"'{Discriminator}' judges images of {table.Side} pixels with {table.Channels} channels, and the "
            + $"generator makes {generator.Side} pixels with {generator.Channels}. Take the discriminator that was trained with it.");
    }

    private static LayeredNetwork Open(string path, bool isGenerator, int frozen)
    {
        using var weights = WeightsFile.Read(path);
        var table = LayerTableFinder.Find(weights).Table;
        if (table.IsGenerator != isGenerator)
            throw new InvalidDataException($"'{path}' holds a {(isGenerator ? "discriminator" : "generator")}, and a "
                + $"{(isGenerator ? "generator" : "discriminator")} is needed there.");
        if (frozen >= table.Rows.Count)
            throw new InvalidDataException($"{frozen} layers are to stay frozen, and '{path}' has {table.Rows.Count}. "
                + "At least one must train.");
        var network = new LayeredNetwork(table);
        try
        {
            WeightsLoading.Load(network, weights);
            foreach (var row in table.Rows.Take(frozen))
                foreach (var (_, parameter) in network.named_parameters().Where(p => IsOf(p.name, row)))
                    parameter.requires_grad = false;
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static bool IsOf(string name, LayerRow row) => name.StartsWith($"{row.Key}.", StringComparison.Ordinal)
        || row.Norm is { } norm && name.StartsWith($"{norm}.", StringComparison.Ordinal);
}
