using Studio.Experiments.Data;

namespace Studio.Learning.Data.Glyphs;

/// <summary>The four domains. Source and targets share no class, no seed and no constant of style;
/// chalk is the source's signs, plain.</summary>
internal static class GlyphDomains
{
    private static readonly string[] s_chalk =
        ["circle", "triangle", "star", "plus", "heart", "crescent", "house", "eight", "anchor", "drop"];
    private static readonly GlyphColor s_board = new(0, 0, 0), s_white = new(255, 255, 255);
    private static readonly string[] s_inks = ["red", "amber", "lime", "green", "cyan", "blue", "violet", "pink"];

    /// <summary>Signs in full colours with one clean stroke, on coloured grounds.</summary>
    public static GlyphDomain Source { get; } = new("glyphs-source", Names(SymbolShapes.All), SymbolShapes.All, new()
    {
        Rotation = 18,
        Shear = 0.15,
        Stretch = 0.12,
        ShiftPixels = 3,
        SmallestPixels = 17,
        LargestPixels = 25,
        ThinnestPixels = 1.9,
        ThickestPixels = 3.2,
        Passes = 1,
        Wobble = 0.01,
        FaintestInk = 216,
        StrongestInk = 256,
        MostLineBits = 4,
        LongestBitPixels = 9,
        MostDots = 6,
        Noise = 14,
        Contrast = 60,
        Ground = random =>
        {
            var (hue, value) = (random.Between(0, 360), random.Between(0.15, 0.95));
            return new(GlyphColor.Of(hue, random.Between(0.1, 0.7), value),
                GlyphColor.Of(hue + random.Around(70), random.Between(0.1, 0.7), value + random.Around(0.14)),
                random.Between(0, 360), random.Chance(0.5) ? random.Between(3, 8) : 0, random.Between(0, 180), random.Whole(37) - 18, 4, 8);
        },
        Ink = random => GlyphColor.Of(random.Between(0, 360), random.Between(0.3, 1), random.Between(0.1, 1)),
    }, 10_000_000, [(DataPart.Train, 400), (DataPart.Validation, 50), (DataPart.Test, 100)]);

    /// <summary>Things sketched with a soft pencil in several strokes on paper, or with chalk on a slate.</summary>
    public static GlyphDomain Target { get; } =
        new("glyphs-target", Names(ThingShapes.All), ThingShapes.All, Sketch(InkOfSketch), 20_000_000,
        [(DataPart.Train, 650), (DataPart.Test, 200)]);

    /// <summary>The target's things in eight crayons: the crayon is the class and the thing says nothing.</summary>
    public static GlyphDomain Ink { get; } = new("glyphs-ink", s_inks, ThingShapes.All, Sketch(InkOfSketch), 30_000_000,
        [(DataPart.Train, 650), (DataPart.Test, 300)])
    {
        InkOfClass = (label, hand) => GlyphColor.Of(label * 45 + hand.Around(9), hand.Between(0.75, 0.95), hand.Between(0.6, 0.9)),
    };

    /// <summary>Ten of the source's signs with nothing about them: what a generator can learn to draw in minutes.</summary>
    public static GlyphDomain Chalk { get; } = new("glyphs-chalk", Names(ChalkShapes), ChalkShapes, new()
    {
        Rotation = 9,
        Shear = 0.1,
        Stretch = 0.1,
        ShiftPixels = 1,
        SmallestPixels = 20,
        LargestPixels = 25,
        ThinnestPixels = 2.2,
        ThickestPixels = 3.4,
        Passes = 1,
        Wobble = 0.02,
        FaintestInk = 240,
        StrongestInk = 256,
        MostLineBits = 0,
        LongestBitPixels = 0,
        MostDots = 0,
        Noise = 0,
        Contrast = 0,
        Ground = _ => new(s_board, s_board, 0, 0, 0, 0, 1, 0),
        Ink = _ => s_white,
    }, 40_000_000, [(DataPart.Train, 700), (DataPart.Test, 100)]);

    public static IReadOnlyList<GlyphDomain> All { get; } = [Source, Target, Ink, Chalk];

    private static IReadOnlyList<GlyphShape> ChalkShapes => [.. SymbolShapes.All.Where(s => s_chalk.Contains(s.Name))];

    private static string[] Names(IReadOnlyList<GlyphShape> shapes) => [.. shapes.Select(s => s.Name)];

    private static GlyphStyle Sketch(Func<GlyphRandom, GlyphColor> ink) => new()
    {
        Rotation = 13,
        Shear = 0.12,
        Stretch = 0.1,
        ShiftPixels = 5,
        SmallestPixels = 17,
        LargestPixels = 24,
        ThinnestPixels = 0.9,
        ThickestPixels = 1.4,
        Passes = 3,
        Wobble = 0.018,
        FaintestInk = 150,
        StrongestInk = 230,
        MostLineBits = 3,
        LongestBitPixels = 11,
        MostDots = 12,
        Noise = 18,
        Contrast = 70,
        Ground = PaperOrSlate,
        Ink = ink,
    };

    /// <summary>Paper or slate under a lamp that stands to one side.</summary>
    private static GlyphGround PaperOrSlate(GlyphRandom random)
    {
        var value = random.Chance(0.5) ? random.Between(0.7, 0.98) : random.Between(0.1, 0.4);
        var (hue, saturation) = (random.Between(20, 60), random.Between(0.02, 0.25));
        var shade = value > 0.5 ? -random.Between(0.15, 0.55) : random.Between(0.15, 0.55);
        return new(GlyphColor.Of(hue, saturation, value), GlyphColor.Of(hue, saturation, value + shade),
            random.Between(0, 360), random.Chance(0.5) ? random.Between(9, 13) : 0, random.Between(0, 180), random.Whole(91) - 45, 1, 16);
    }

    private static GlyphColor InkOfSketch(GlyphRandom random) =>
        GlyphColor.Of(random.Between(0, 360), random.Between(0, 0.18), random.Between(0.05, 0.98));
}
