using Studio.Experiments;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Networks.Generative.Layouts;

/// <summary>Describes the generator or discriminator of a file as a table of layers: what names and shapes tell, and the rest from given
/// facts, from the file itself, from a published layout, or by convention.</summary>
/// <remarks>By convention a generator has ReLU within and tanh at its end and takes normal latents, and a discriminator leaky ReLU, as in
/// Radford et al., arXiv:1511.06434.</remarks>
public static class LayerTableFinder
{
    /// <summary>Metadata of weights from here: the facts as JSON.</summary>
    public const string Metadata = "studio.layers";

    /// <exception cref="InvalidDataException">The tensors are no row of layers, or facts are missing or do not fit.</exception>
    public static FoundTable Find(StateDict weights, LayerFacts? given = null)
    {
        try
        {
            var reading = LayerReading.Of(weights);
            var signature = LayerSignature.Of(reading.IsGenerator, reading.Channels, reading.Rows);
            if (given is not null)
                return new(Table(reading, given), "given");
            if (weights.Metadata.TryGetValue(Metadata, out var own))
                return new(Table(reading, StudioJson.Read<LayerFacts>(own)), "own");
            if (Former(weights, reading) is { } former)
                return new(former, "own");
            return Catalog.Of<PublishedLayout>().FirstOrDefault(p => p.Signature == signature) is { } published
                ? new(Table(reading, published.Facts), published.Key)
                : new(Table(reading, new()), "convention");
        }
        catch (InvalidDataException fault) when (Closest(weights) is { } closest)
        {
            throw new InvalidDataException($"{fault.Message} The closest known layout is '{closest}'.");
        }
    }

    /// <summary>The table of a generator that a version exported which named the networks only.</summary>
    private static LayerTable? Former(StateDict weights, LayerReading reading) =>
        weights.Metadata.TryGetValue("studio.network", out var key) && Catalog.Of<Dcgan>().FirstOrDefault(d => d.Key == key) is { } networks
        && networks.Generator(reading.Channels, reading.Rows[^1].Inputs) is var table
        && table.Rows.Select(r => (r.Key, r.Kind, r.Inputs, r.Outputs, r.Kernel))
            .SequenceEqual(reading.Rows.Select(r => (r.Key, r.Kind, r.Inputs, r.Outputs, r.Kernel))) ? table : null;

    /// <summary>What is written beside weights so that they are read again by the same table.</summary>
    public static LayerFacts Facts(LayerTable table) => new()
    {
        Side = table.Side,
        Strides = [.. table.Rows.Select(r => r.Stride)],
        Paddings = [.. table.Rows.Select(r => r.Padding)],
        Activations = [.. table.Rows.Select(r => r.Activation)],
        Latents = table.Latents,
        OutputScale = table.OutputScale,
        OutputShift = table.OutputShift,
    };

    private static LayerTable Table(LayerReading reading, LayerFacts facts)
    {
        ThrowIfOther(reading, facts.Strides?.Count, "strides");
        ThrowIfOther(reading, facts.Paddings?.Count, "paddings");
        ThrowIfOther(reading, facts.Activations?.Count, "activations");
        var (rows, side) = facts is { Strides: { } strides, Paddings: { } paddings }
            ? Stated(reading, strides, paddings, facts.Side) : StrideSearch.Find(reading, facts.Side);
        return new()
        {
            IsGenerator = reading.IsGenerator,
            Channels = reading.Channels,
            Side = side,
            Latents = facts.Latents ?? LatentDistribution.Normal,
            OutputScale = facts.OutputScale ?? 1,
            OutputShift = facts.OutputShift ?? 0,
            Rows = [.. rows.Select((r, i) => r with
            {
                Activation = facts.Activations?[i] ?? Convention(reading.IsGenerator, i == rows.Count - 1),
            })],
        };
    }

    private static LayerActivation Convention(bool isGenerator, bool isLast) => (isGenerator, isLast) switch
    {
        (true, true) => LayerActivation.Tanh,
        (true, false) => LayerActivation.Relu,
        (false, true) => LayerActivation.None,
        (false, false) => LayerActivation.LeakyRelu,
    };

    private static (IReadOnlyList<LayerRow> Rows, int Side) Stated(LayerReading reading, IReadOnlyList<int> strides,
        IReadOnlyList<int> paddings, int? side)
    {
        if (strides.Any(s => s is < 1 or > 16) || paddings.Any(p => p is < 0 or > 64))
            throw new InvalidDataException("Strides are between 1 and 16, and paddings between 0 and 64.");
        LayerRow[] rows = [.. reading.Rows.Select((r, i) =>
            r.Kind == LayerKind.Linear ? r : r with { Stride = strides[i], Padding = paddings[i] })];
        if (!reading.IsGenerator)
            return (rows, side ?? throw new InvalidDataException("State the side of the images that the discriminator takes, in pixels."));
        var reached = rows.Aggregate(1, (s, r) => Math.Max(0, r.Side(s)));
        if (reached < 1)
            throw new InvalidDataException("With these strides and paddings the images become too small: a layer has no pixel left.");
        if (rows.Any(r => r.Kind == LayerKind.Linear))
            reached = side ?? (int)Math.Sqrt(rows[^1].Outputs / reading.Channels);
        return side is null || side == reached ? (rows, reached)
            : throw new InvalidDataException($"These strides and paddings lead to images of {reached} pixels, not {side}.");
    }

    private static void ThrowIfOther(LayerReading reading, int? count, string what)
    {
        if (count is { } stated && stated != reading.Rows.Count)
            throw new InvalidDataException($"The layout states {stated} {what}, and there are {reading.Rows.Count} layers: "
                + $"{string.Join(", ", reading.Rows.Select(r => r.Key))}.");
    }

    /// <summary>The published layout or catalogue network that shares the most names of layers; null where none shares any.</summary>
    private static string? Closest(StateDict weights)
    {
        var names = weights.Names.Select(n => n[..Math.Max(0, n.LastIndexOf('.'))]).ToHashSet(StringComparer.Ordinal);
        var known = Catalog.Of<PublishedLayout>()
            .Select(p => (p.Key, Layers: p.Signature.Split(' ').Skip(1).Select(l => l[..l.LastIndexOf('/')])))
            .Concat(Catalog.Of<Dcgan>().Select(d => (d.Key, Layers: d.Generator(1, d.PublishedWidth).Rows.Select(r => r.Key))));
        var best = known.Select(k => (k.Key, Shared: k.Layers.Count(names.Contains))).MaxBy(k => k.Shared);
        return best.Shared > 0 ? best.Key : null;
    }
}
