using Studio.Experiments.Runs;

namespace Studio.Web.Charts;

/// <summary>Points of a line on their way to the drawing.</summary>
/// <param name="Values">Of the line itself: smoothed where it is smoothed.</param>
public sealed record LinePart(Line Line, IReadOnlyList<CurvePoint> Raw, IReadOnlyList<double> Values);
