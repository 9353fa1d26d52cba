using static Studio.Learning.Data.Glyphs.GlyphShape;

namespace Studio.Learning.Data.Glyphs;

/// <summary>The 12 figures of the target: simple drawings of things; none is among the source's.</summary>
internal static class ThingShapes
{
    public static IReadOnlyList<GlyphShape> All { get; } =
    [
        Of("sailboat", Path(-1, 0.5, 1, 0.5, 0.6, 1, -0.6, 1, -1, 0.5), Path(0, 0.5, 0, -1, 0.75, 0.25, 0, 0.25)),
        Of("fish", Arc(-0.25, 0, 0.75, 0.48, 0, 360), Loop(0.5, 0, 1, -0.5, 1, 0.5)),
        Of("umbrella", Arc(0, 0, 1, 0.95, 180, 360), Path(-1, 0, 1, 0), Path(0, 0, 0, 0.8), Arc(-0.2, 0.8, 0.2, 0.2, 0, 180)),
        Of("mug", Path(-0.8, -0.8, -0.8, 0.8, 0.4, 0.8, 0.4, -0.8, -0.8, -0.8), Arc(0.4, 0, 0.5, 0.45, -90, 90)),
        Of("fir", Loop(0, -1, 0.55, -0.15, -0.55, -0.15), Loop(0, -0.15, 0.75, 0.65, -0.75, 0.65), Path(0, 0.65, 0, 1)),
        Of("key", Ring(-0.6, 0, 0.4), Path(-0.2, 0, 1, 0, 1, 0.4), Path(0.6, 0, 0.6, 0.4)),
        Of("envelope", Loop(-1, -0.65, 1, -0.65, 1, 0.65, -1, 0.65), Path(-1, -0.65, 0, 0.15, 1, -0.65)),
        Of("glasses", Ring(-0.55, 0.1, 0.42), Ring(0.55, 0.1, 0.42), Arc(0, 0.05, 0.15, 0.15, 180, 360), Path(-0.95, 0, -1, -0.4),
            Path(0.95, 0, 1, -0.4)),
        Of("chair", Path(-0.6, -1, -0.6, 1), Path(-0.6, 0.1, 0.6, 0.1, 0.6, 1)),
        Of("cactus", Path(0, -1, 0, 1), Path(-0.7, -0.45, -0.7, 0.1, 0, 0.3), Path(0.7, -0.6, 0.7, -0.15, 0, 0.05)),
        Of("wineglass", Path(-0.6, -1, 0.6, -1), Arc(0, -1, 0.6, 0.95, 0, 180), Path(0, -0.05, 0, 1), Path(-0.5, 1, 0.5, 1)),
        Of("flag", Path(-0.7, 1, -0.7, -1, 0.8, -0.6, -0.7, -0.1)),
    ];
}
