namespace Studio.Learning.Data.Glyphs;

/// <summary>All that is random about an image besides its class, drawn before the class is looked at.</summary>
internal sealed record GlyphNuisance(GlyphGround Ground, GlyphColor Ink, int InkShare, double StrokePixels, double X, double Y,
    double SizePixels, double Degrees, double Shear, double Stretch)
{
    private const int Side = GlyphCanvas.Side;

    public static GlyphNuisance Draw(GlyphStyle style, GlyphRandom random)
    {
        var (ground, ink) = (style.Ground(random), style.Ink(random));
        while (Math.Abs(ground.Luma - ink.Luma) < style.Contrast)
            (ground, ink) = (style.Ground(random), style.Ink(random));
        return new(ground, ink, style.FaintestInk + random.Whole(style.StrongestInk - style.FaintestInk + 1),
            random.Between(style.ThinnestPixels, style.ThickestPixels),
            Side / 2.0 + random.Around(style.ShiftPixels), Side / 2.0 + random.Around(style.ShiftPixels),
            random.Between(style.SmallestPixels, style.LargestPixels),
            random.Around(style.Rotation), random.Around(style.Shear), random.Around(style.Stretch));
    }

    /// <summary>A point of the figure's own box to a place in the image.</summary>
    public GlyphPoint Place(GlyphPoint p)
    {
        var (sine, cosine) = Math.SinCos(Degrees * Math.PI / 180);
        var (x, y) = ((p.X + Shear * p.Y) * (1 + Stretch) * SizePixels, p.Y * (1 - Stretch) * SizePixels);
        return new(X + cosine * x - sine * y, Y + sine * x + cosine * y);
    }

    /// <summary>The numbers of each kind, which must not reveal the class.</summary>
    public IReadOnlyDictionary<string, double[]> ByKind() => new Dictionary<string, double[]>
    {
        ["colour"] = [Ink.Red, Ink.Green, Ink.Blue, InkShare],
        ["stroke"] = [StrokePixels],
        ["position"] = [X, Y],
        ["size"] = [SizePixels, Stretch],
        ["background"] = [Ground.From.Red, Ground.From.Green, Ground.From.Blue, Ground.To.Red, Ground.To.Green, Ground.To.Blue,
            Ground.StripePixels, Ground.StripeDepth, Ground.GrainDepth],
    };
}
