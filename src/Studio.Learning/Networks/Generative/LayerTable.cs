using static TorchSharp.torch;

namespace Studio.Learning.Networks.Generative;

/// <summary>A generator or a discriminator as a table of layers, with what else is needed to use its weights.</summary>
public sealed record LayerTable
{
    /// <summary>From the latents or the image on.</summary>
    public required IReadOnlyList<LayerRow> Rows { get; init; }

    /// <summary>Whether it makes images of latents; else it judges images.</summary>
    public required bool IsGenerator { get; init; }

    /// <summary>Side S of the images, in pixels.</summary>
    public required int Side { get; init; }

    /// <summary>Channels C of the images: 1 grey, 3 colour.</summary>
    public required int Channels { get; init; }

    /// <summary>Of a generator.</summary>
    public LatentDistribution Latents { get; init; }

    /// <summary>The images are outputs · scale + shift, between −1 and 1.</summary>
    public double OutputScale { get; init; } = 1;

    /// <inheritdoc cref="OutputScale"/>
    public double OutputShift { get; init; }

    /// <summary>Z, the dimension of a generator's latents.</summary>
    public int LatentCount => Rows[0].Inputs;

    /// <summary>Images (N, C, S, S) between −1 and 1 from a generator's outputs; the caller owns them.</summary>
    public Tensor Images(Tensor outputs)
    {
        using var scope = NewDisposeScope();
        return outputs.Times(OutputScale).Plus(OutputShift).MoveToOuterDisposeScope();
    }

    /// <summary>The sides from layer to layer and the channels, for people: "1 → 4 → 7 → 14 → 28 px".</summary>
    public override string ToString()
    {
        var side = IsGenerator ? 1 : Side;
        return string.Join(" → ", Rows.Select(r => side = r.Side(side)).Prepend(side)) + " px";
    }
}
