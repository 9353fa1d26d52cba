namespace Studio.Learning.Networks.Generative;

/// <summary>One layer of a generator or discriminator: linear or convolution, then batch normalisation, then activation.</summary>
public sealed record LayerRow
{
    /// <summary>Name of the layer in files, such as "main.0": its weights are "main.0.weight".</summary>
    public required string Key { get; init; }

    public required LayerKind Kind { get; init; }

    /// <summary>Channels, of a linear layer values.</summary>
    public required int Inputs { get; init; }

    /// <inheritdoc cref="Inputs"/>
    public required int Outputs { get; init; }

    /// <summary>Side of the kernel, in pixels.</summary>
    public int Kernel { get; init; } = 1;

    public int Stride { get; init; } = 1;

    /// <summary>Pixels on each side; of a transposed convolution those that are cut off.</summary>
    public int Padding { get; init; }

    public bool HasBias { get; init; }

    /// <summary>Name of the batch normalisation behind it; null without.</summary>
    public string? Norm { get; init; }

    public LayerActivation Activation { get; init; }

    /// <summary>Side of the output for a side of the input, in pixels; below 1 where the input is too small.</summary>
    public int Side(int side) => Kind switch
    {
        LayerKind.Convolution => side + 2 * Padding < Kernel ? 0 : (side + 2 * Padding - Kernel) / Stride + 1,
        LayerKind.TransposedConvolution => (side - 1) * Stride - 2 * Padding + Kernel,
        _ => side,
    };
}
