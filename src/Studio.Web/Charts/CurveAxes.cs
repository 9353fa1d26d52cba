namespace Studio.Web.Charts;

/// <summary>The axes of a chart of curves.</summary>
/// <param name="Range">Of the values; null leaves it to the chart.</param>
/// <param name="IsLogarithmic">Whether the values stand on a logarithmic scale.</param>
/// <param name="LastStep">Where the axis of the steps ends; null leaves it to the chart.</param>
public sealed record CurveAxes(AxisRange? Range, bool IsLogarithmic, int? LastStep);
