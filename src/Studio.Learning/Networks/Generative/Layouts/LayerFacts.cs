namespace Studio.Learning.Networks.Generative.Layouts;

/// <summary>What names and shapes of tensors cannot tell of a generator or discriminator; null where it is to be found or taken by
/// convention.</summary>
public sealed record LayerFacts
{
    /// <summary>Side of the images, in pixels.</summary>
    public int? Side { get; init; }

    /// <summary>One per layer, of linear layers 1.</summary>
    public IReadOnlyList<int>? Strides { get; init; }

    /// <summary>One per layer, of linear layers 0.</summary>
    public IReadOnlyList<int>? Paddings { get; init; }

    /// <summary>One per layer.</summary>
    public IReadOnlyList<LayerActivation>? Activations { get; init; }

    public LatentDistribution? Latents { get; init; }

    /// <inheritdoc cref="LayerTable.OutputScale"/>
    public double? OutputScale { get; init; }

    /// <inheritdoc cref="LayerTable.OutputScale"/>
    public double? OutputShift { get; init; }
}
