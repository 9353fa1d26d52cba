using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Glyphs;

/// <summary>One of the generated data sets: what it draws, how, from which seeds and how many.</summary>
/// <param name="FirstSeed">Seeds of this domain are the million from here; no other domain has any of them.</param>
/// <param name="Parts">Images per class in each part, in the order of the items.</param>
internal sealed record GlyphDomain(string Key, IReadOnlyList<string> Classes, IReadOnlyList<GlyphShape> Shapes, GlyphStyle Style,
    ulong FirstSeed, IReadOnlyList<(DataPart Part, int PerClass)> Parts)
{
    /// <summary>Null where the class is the figure; else the ink of a class, whatever figure it draws.</summary>
    public Func<int, GlyphRandom, GlyphColor>? InkOfClass { get; init; }

    public int Count => Items.Count;

    private DrawnItems Items => new(Key, Classes.Count, FirstSeed, Parts);

    public LabelledItem Item(int index) => Items.Item(index);

    public GlyphNuisance Nuisance(int index)
    {
        var random = new GlyphRandom(SeedOf(index));
        return GlyphNuisance.Draw(Style, random);
    }

    public RawImage Render(int index)
    {
        var label = Item(index).Label;
        // A stream for what is drawn whatever the class, and one for the hand that draws the figure: the longer figure must not shift the
        // noise.
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

    public ulong SeedOf(int index) => Items.SeedOf(index);
}
