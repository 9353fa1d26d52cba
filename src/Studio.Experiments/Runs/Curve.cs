namespace Studio.Experiments.Runs;

/// <summary>A named curve, by rising step.</summary>
/// <param name="Length">Points there are; more than <paramref name="Points"/> holds if it was thinned.</param>
public sealed record Curve(string Series, IReadOnlyList<CurvePoint> Points, int Length);
