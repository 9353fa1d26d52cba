namespace Studio.Learning.Data.Glyphs;

/// <summary>Draws figures and what lies about them in a domain's style.</summary>
internal static class GlyphPen
{
    public static void Figure(GlyphCanvas canvas, GlyphStyle style, GlyphNuisance nuisance, GlyphShape shape, GlyphRandom hand)
    {
        for (var pass = 0; pass < style.Passes; pass++)
            canvas.Draw([.. shape.Lines.Select(line => Wobble(line, style.Wobble, hand).Select(nuisance.Pose.Place).ToArray())],
                nuisance.StrokePixels, nuisance.Ink, nuisance.InkShare);
    }

    public static void Clutter(GlyphCanvas canvas, GlyphStyle style, GlyphNuisance nuisance, GlyphRandom random)
    {
        for (var left = random.Whole(style.MostLineBits + 1); left > 0; left--)
        {
            var (x, y, angle) = (random.Between(0, GlyphCanvas.Side), random.Between(0, GlyphCanvas.Side), random.Between(0, 2 * Math.PI));
            var (length, bend) = (random.Between(style.LongestBitPixels / 3, style.LongestBitPixels), random.Around(0.35));
            var bit = GlyphShape.Curve(t => (x + length * t * Math.Cos(angle + bend * t), y + length * t * Math.Sin(angle + bend * t)), 6);
            canvas.Draw([bit], nuisance.StrokePixels * random.Between(0.5, 1), style.Ink(random), nuisance.InkShare);
        }
        for (var left = random.Whole(style.MostDots + 1); left > 0; left--)
        {
            var (x, y) = (random.Between(0, GlyphCanvas.Side), random.Between(0, GlyphCanvas.Side));
            canvas.Draw([GlyphShape.Path(x, y, x + 0.25, y)], nuisance.StrokePixels * random.Between(0.6, 1.3), style.Ink(random),
                nuisance.InkShare);
        }
    }

    /// <summary>A line as a hand draws it: out of place as a whole, and swaying along its way.</summary>
    private static IEnumerable<GlyphPoint> Wobble(IReadOnlyList<GlyphPoint> line, double reach, GlyphRandom hand)
    {
        var (x, y) = (hand.Around(reach), hand.Around(reach));
        var (phaseX, phaseY) = (hand.Between(0, 2 * Math.PI), hand.Between(0, 2 * Math.PI));
        var (turnsX, turnsY) = (hand.Between(0.5, 2), hand.Between(0.5, 2));
        return line.Select((p, i) =>
        {
            var t = 2 * Math.PI * i / line.Count;
            return new GlyphPoint(p.X + x + reach * Math.Sin(turnsX * t + phaseX), p.Y + y + reach * Math.Sin(turnsY * t + phaseY));
        });
    }
}
