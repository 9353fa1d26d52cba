namespace Studio.Learning.Data.Glyphs;

/// <summary>A class of figures: its name and the lines that make it, each a row of points close enough to be joined
/// by straight pieces.</summary>
internal sealed record GlyphShape(string Name, IReadOnlyList<IReadOnlyList<GlyphPoint>> Lines)
{
    private const double Step = 0.06;

    /// <summary>Lines in any units; they are centred by their box and scaled by its longer side,
    /// so that a class has neither place nor size of its own.</summary>
    public static GlyphShape Of(string name, params IReadOnlyList<GlyphPoint>[] lines)
    {
        var all = lines.SelectMany(l => l).ToArray();
        var (left, right, top, bottom) = (all.Min(p => p.X), all.Max(p => p.X), all.Min(p => p.Y), all.Max(p => p.Y));
        var side = Math.Max(right - left, bottom - top);
        return new(name,
            [.. lines.Select(line =>
                Dense([.. line.Select(p => new GlyphPoint((p.X - (left + right) / 2) / side, (p.Y - (top + bottom) / 2) / side))]))]);
    }

    /// <summary>Straight pieces through pairs of coordinates.</summary>
    public static IReadOnlyList<GlyphPoint> Path(params double[] coordinates) =>
        [.. coordinates.Chunk(2).Select(c => new GlyphPoint(c[0], c[1]))];

    /// <summary>Straight pieces, the last point joined to the first.</summary>
    public static IReadOnlyList<GlyphPoint> Loop(params double[] coordinates) => Path([.. coordinates, coordinates[0], coordinates[1]]);

    /// <summary>Part of an ellipse; angles in degrees, 0 to the right and 90 down.</summary>
    public static IReadOnlyList<GlyphPoint> Arc(double x, double y, double radiusX, double radiusY, double from, double to) => Curve(t =>
    {
        var angle = (from + (to - from) * t) * Math.PI / 180;
        return (x + radiusX * Math.Cos(angle), y + radiusY * Math.Sin(angle));
    });

    public static IReadOnlyList<GlyphPoint> Ring(double x, double y, double radius) => Arc(x, y, radius, radius, 0, 360);

    /// <summary>Any curve over t from 0 to 1.</summary>
    public static IReadOnlyList<GlyphPoint> Curve(Func<double, (double X, double Y)> at, int pieces = 48) =>
        [.. Enumerable.Range(0, pieces + 1).Select(i => at(i / (double)pieces)).Select(p => new GlyphPoint(p.X, p.Y))];

    // A wobble needs points along straight pieces, too.
    private static List<GlyphPoint> Dense(GlyphPoint[] line)
    {
        var dense = new List<GlyphPoint> { line[0] };
        foreach (var (from, to) in line.Zip(line.Skip(1)))
        {
            var pieces =
                Math.Max(1, (int)Math.Ceiling(Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y)) / Step));
            for (var i = 1; i <= pieces; i++)
                dense.Add(new(from.X + (to.X - from.X) * i / pieces, from.Y + (to.Y - from.Y) * i / pieces));
        }
        return dense;
    }
}
