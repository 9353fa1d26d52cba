namespace Studio.Learning.Data.Glyphs;

/// <summary>Where in the image a figure stands, how large, and how it is turned and sheared.</summary>
/// <param name="X">Column of its centre in pixels.</param>
/// <param name="Y">Row of its centre in pixels.</param>
/// <param name="SizePixels">Side of its box.</param>
/// <param name="Degrees">Rotation, clockwise.</param>
/// <param name="Shear">Share of the height by which its top moves to the side.</param>
/// <param name="Stretch">Share by which it is wider and less high.</param>
internal sealed record GlyphPose(double X, double Y, double SizePixels, double Degrees, double Shear, double Stretch)
{
    /// <summary>A point of the figure's own box to a place in the image.</summary>
    public GlyphPoint Place(GlyphPoint p)
    {
        var (sine, cosine) = Math.SinCos(Degrees * Math.PI / 180);
        var (x, y) = ((p.X + Shear * p.Y) * (1 + Stretch) * SizePixels, p.Y * (1 - Stretch) * SizePixels);
        return new(X + cosine * x - sine * y, Y + sine * x + cosine * y);
    }
}
