namespace Studio.Learning.Data.Glyphs;

/// <summary>How a domain draws its figures: the reach of everything that is drawn at random whatever the class. Lengths are in pixels of
/// the 32-pixel image.</summary>
internal sealed record GlyphStyle
{
    /// <summary>Degrees to either side.</summary>
    public required double Rotation { get; init; }
    public required double Shear { get; init; }
    /// <summary>The two directions are stretched by up to this share against each other.</summary>
    public required double Stretch { get; init; }
    public required double ShiftPixels { get; init; }
    public required double SmallestPixels { get; init; }
    public required double LargestPixels { get; init; }
    public required double ThinnestPixels { get; init; }
    public required double ThickestPixels { get; init; }
    /// <summary>How often each line is drawn over.</summary>
    public required int Passes { get; init; }
    /// <summary>How far a drawn line leaves the true one, as a share of the figure's size.</summary>
    public required double Wobble { get; init; }
    /// <summary>Ink's share where it covers, least and most, of 256.</summary>
    public required int FaintestInk { get; init; }
    public required int StrongestInk { get; init; }
    public required int MostLineBits { get; init; }
    public required double LongestBitPixels { get; init; }
    public required int MostDots { get; init; }
    /// <summary>Largest change of a channel by noise.</summary>
    public required int Noise { get; init; }
    /// <summary>Least difference of brightness between ink and ground.</summary>
    public required int Contrast { get; init; }
    public required Func<GlyphRandom, GlyphGround> Ground { get; init; }
    public required Func<GlyphRandom, GlyphColor> Ink { get; init; }
}
