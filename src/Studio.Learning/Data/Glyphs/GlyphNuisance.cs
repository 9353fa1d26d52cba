namespace Studio.Learning.Data.Glyphs;

/// <summary>All that is random about an image besides its class, drawn before the class is looked at.</summary>
internal sealed record GlyphNuisance(GlyphGround Ground, GlyphColor Ink, int InkShare, double StrokePixels, GlyphPose Pose)
{
    private const int Side = GlyphCanvas.Side;

    public static GlyphNuisance Draw(GlyphStyle style, GlyphRandom random)
    {
        var (ground, ink) = (style.Ground(random), style.Ink(random));
        while (Math.Abs(ground.Luma - ink.Luma) < style.Contrast)
            (ground, ink) = (style.Ground(random), style.Ink(random));
        return new(ground, ink, style.FaintestInk + random.Whole(style.StrongestInk - style.FaintestInk + 1),
            random.Between(style.ThinnestPixels, style.ThickestPixels),
            new(Side / 2.0 + random.Around(style.ShiftPixels), Side / 2.0 + random.Around(style.ShiftPixels),
                random.Between(style.SmallestPixels, style.LargestPixels),
                random.Around(style.Rotation), random.Around(style.Shear), random.Around(style.Stretch)));
    }

    /// <summary>The numbers of each kind, which must not reveal the class.</summary>
    public IReadOnlyDictionary<string, double[]> ByKind() => new Dictionary<string, double[]>
    {
        ["colour"] = [Ink.Red, Ink.Green, Ink.Blue, InkShare],
        ["stroke"] = [StrokePixels],
        ["position"] = [Pose.X, Pose.Y],
        ["size"] = [Pose.SizePixels, Pose.Stretch],
        ["background"] = [Ground.From.Red, Ground.From.Green, Ground.From.Blue, Ground.To.Red, Ground.To.Green, Ground.To.Blue,
            Ground.StripePixels, Ground.StripeDepth, Ground.GrainDepth],
    };
}
