using Studio.Experiments.Data;

namespace Studio.Learning.Data.Glyphs;

/// <summary>One of the generated data sets: what it draws, how, from which seeds and how many.</summary>
/// <param name="FirstSeed">Seeds of this domain are the million from here; no other domain has any of them.</param>
/// <param name="PerClass">Images a class in each part, in the order of the items.</param>
internal sealed record GlyphDomain(string Key, IReadOnlyList<string> Classes, IReadOnlyList<GlyphShape> Shapes, GlyphStyle Style, ulong FirstSeed,
    IReadOnlyList<(DataPart Part, int PerClass)> Parts)
{
    public const ulong SeedCount = 1_000_000;
    private const ulong SeedsPerPart = 100_000;

    /// <summary>Null where the class is the figure; else the ink of a class, whatever figure it draws.</summary>
    public Func<int, GlyphRandom, GlyphColor>? InkOfClass { get; init; }

    public int Count => Parts.Sum(p => p.PerClass) * Classes.Count;

    /// <summary>Classes take turns, so every part is balanced and a class says nothing of the seed.</summary>
    public ImageItem Item(int index)
    {
        var (part, place) = Find(index);
        return new($"{Key}/{part}/{place:D5}", place % Classes.Count, part);
    }

    public GlyphNuisance Nuisance(int index)
    {
        var random = new GlyphRandom(SeedOf(index));
        return GlyphNuisance.Draw(Style, random);
    }

    public RawImage Render(int index)
    {
        var label = Item(index).Label;
        // A stream for what is drawn whatever the class, and one for the hand that draws the figure: the longer figure must not shift the noise.
        var random = new GlyphRandom(SeedOf(index));
        var hand = new GlyphRandom(SeedOf(index) ^ 0xD1B54A32D192ED03);
        var nuisance = GlyphNuisance.Draw(Style, random);
        if (InkOfClass is not null)
            nuisance = nuisance with { Ink = InkOfClass(label, hand) };
        var shape = Shapes[InkOfClass is null ? label : hand.Whole(Shapes.Count)];
        using var canvas = new GlyphCanvas();
        canvas.Paint(nuisance.Ground, random);
        GlyphPen.Clutter(canvas, Style, nuisance, random);
        GlyphPen.Figure(canvas, Style, nuisance, shape, hand);
        canvas.AddNoise(Style.Noise, random);
        return new(GlyphCanvas.Side, GlyphCanvas.Side, 3, canvas.Pixels);
    }

    public ulong SeedOf(int index)
    {
        var (part, place) = Find(index);
        return FirstSeed + (ulong)part * SeedsPerPart + (ulong)place;
    }

    private (DataPart Part, int Place) Find(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        foreach (var (part, perClass) in Parts)
        {
            if (index < perClass * Classes.Count)
                return (part, index);
            index -= perClass * Classes.Count;
        }
        throw new ArgumentOutOfRangeException(nameof(index), $"'{Key}' has {Count} images.");
    }
}
