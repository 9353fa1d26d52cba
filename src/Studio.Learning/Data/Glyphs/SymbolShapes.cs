using static Studio.Learning.Data.Glyphs.GlyphShape;

namespace Studio.Learning.Data.Glyphs;

/// <summary>The 24 figures of the source: plane shapes and signs. None is a turned or mirrored other one within the
/// poses that are drawn.</summary>
internal static class SymbolShapes
{
    public static IReadOnlyList<GlyphShape> All { get; } =
    [
        Of("circle", Ring(0, 0, 1)),
        Of("triangle", Loop(0, -1, 1, 0.8, -1, 0.8)),
        Of("square", Loop(-1, -1, 1, -1, 1, 1, -1, 1)),
        Of("star", Loop([.. Enumerable.Range(0, 10).SelectMany(i => Polar(i % 2 == 0 ? 1 : 0.42, i * 36 - 90))])),
        Of("plus", Path(-1, 0, 1, 0), Path(0, -1, 0, 1)),
        Of("cross", Path(-1, -1, 1, 1), Path(1, -1, -1, 1)),
        Of("arrow", Path(-1, 0, 1, 0), Path(0.3, -0.7, 1, 0, 0.3, 0.7)),
        Of("heart", Curve(t => (16 * Math.Pow(Math.Sin(2 * Math.PI * t), 3),
            -(13 * Math.Cos(2 * Math.PI * t) - 5 * Math.Cos(4 * Math.PI * t) - 2 * Math.Cos(6 * Math.PI * t)
                - Math.Cos(8 * Math.PI * t))))),
        Of("crescent", Arc(0, 0, 1, 1, 50, 310), Arc(0.75, 0, 0.78, 0.78, 102, 258)),
        Of("spiral", Curve(t => (t * Math.Cos(4.6 * Math.PI * t), t * Math.Sin(4.6 * Math.PI * t)), 96)),
        Of("zigzag", Path(-1, 0.4, -0.6, -0.4, -0.2, 0.4, 0.2, -0.4, 0.6, 0.4, 1, -0.4)),
        Of("wave", Curve(t => (2 * t - 1, 0.4 * Math.Sin(4 * Math.PI * t)))),
        Of("bolt", Loop(0.2, -1, -0.6, 0.15, -0.05, 0.15, -0.25, 1, 0.6, -0.25, 0.05, -0.25)),
        Of("house", Path(-0.8, 1, -0.8, -0.1, 0.8, -0.1, 0.8, 1, -0.8, 1), Path(-1, -0.1, 0, -1, 1, -0.1)),
        Of("hourglass", Loop(-0.8, -1, 0.8, -1, -0.8, 1, 0.8, 1)),
        Of("eight", Ring(0, -0.5, 0.5), Ring(0, 0.5, 0.5)),
        Of("target", Ring(0, 0, 1), Ring(0, 0, 0.4)),
        Of("crown", Loop(-1, 0.7, -1, -0.7, -0.45, 0.1, 0, -0.8, 0.45, 0.1, 1, -0.7, 1, 0.7)),
        Of("anchor", Ring(0, -0.8, 0.2), Path(0, -0.6, 0, 1), Path(-0.5, -0.3, 0.5, -0.3), Arc(0, 0.1, 0.9, 0.9, 10, 170)),
        Of("asterisk", Path(0, -1, 0, 1), Path(-0.87, -0.5, 0.87, 0.5), Path(-0.87, 0.5, 0.87, -0.5)),
        Of("stairs", Path(-1, 1, -1, 0.33, -0.33, 0.33, -0.33, -0.33, 0.33, -0.33, 0.33, -1, 1, -1)),
        Of("hash", Path(-0.4, -1, -0.4, 1), Path(0.4, -1, 0.4, 1), Path(-1, -0.4, 1, -0.4), Path(-1, 0.4, 1, 0.4)),
        Of("question", Arc(0, -0.5, 0.5, 0.5, 180, 405), Path(0.35, -0.15, 0, 0.2, 0, 0.55), Path(-0.03, 0.95, 0.03, 1)),
        Of("drop", Path(-0.56, 0.1, 0, -1, 0.56, 0.1), Arc(0, 0.4, 0.64, 0.6, -30, 210)),
    ];

    private static double[] Polar(double radius, double degrees) =>
        [radius * Math.Cos(degrees * Math.PI / 180), radius * Math.Sin(degrees * Math.PI / 180)];
}
