namespace Studio.Learning.Data.Glyphs;

/// <summary>A point of a figure; x to the right, y down, the longer side of the figure's box is 1 and its middle the origin.</summary>
internal readonly record struct GlyphPoint(double X, double Y);
