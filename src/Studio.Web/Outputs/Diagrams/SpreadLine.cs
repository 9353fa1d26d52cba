namespace Studio.Web.Outputs.Diagrams;

/// <summary>A curve of means with their spread.</summary>
/// <param name="Colour">Index into the palette.</param>
public sealed record SpreadLine(string Name, int Colour, IReadOnlyList<SpreadLine.Point> Points)
{
    /// <summary>Something to measure the others against; drawn broken.</summary>
    public bool IsBound { get; init; }

    /// <param name="X">Above 0.</param>
    /// <param name="Mean">A share, from 0 to 1.</param>
    /// <param name="Single">The values that the mean is of.</param>
    public sealed record Point(double X, double Mean, double Deviation, IReadOnlyList<double> Single);
}
