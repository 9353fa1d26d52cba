using System.Text.Json.Serialization;

namespace Studio.Experiments.Runs;

/// <summary>A named curve, by rising step.</summary>
/// <param name="Length">Points there are; more than <paramref name="Points"/> holds if it was thinned.</param>
public sealed record Curve(string Series, IReadOnlyList<CurvePoint> Points, int Length)
{
    /// <summary>Number of the fold that it is of; null for the training whose weights are kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Fold { get; init; }
}
