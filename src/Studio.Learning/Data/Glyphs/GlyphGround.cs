namespace Studio.Learning.Data.Glyphs;

/// <summary>What a figure is drawn on: one colour passing into another along a direction,
/// crossed by stripes and flecked with grain.</summary>
/// <param name="Degrees">Direction of the passage.</param>
/// <param name="StripePixels">Period of the stripes; 0 for none.</param>
/// <param name="StripeDepth">How much the stripes darken or lighten.</param>
/// <param name="GrainPixels">Side of a fleck.</param>
/// <param name="GrainDepth">How much flecks darken or lighten.</param>
internal sealed record GlyphGround(GlyphColor From, GlyphColor To, double Degrees, double StripePixels, double StripeDegrees,
    int StripeDepth, int GrainPixels, int GrainDepth)
{
    /// <summary>Brightness in the middle of the passage.</summary>
    public int Luma => (From.Luma + To.Luma) / 2;
}
