namespace Studio.Experiments.Results.Efficiency;

/// <summary>Accuracy of one recipe against labels per class.</summary>
/// <param name="Points">By rising number of labels.</param>
public sealed record EfficiencyCurve(string Recipe, IReadOnlyList<EfficiencyPoint> Points)
{
    public static EfficiencyCurve Of(IGrouping<string, EfficiencyTrial> trials) =>
        new(trials.Key, [.. trials.GroupBy(t => t.Labels).OrderBy(g => g.Key).Select(g => EfficiencyPoint.Of([.. g]))]);

    /// <summary>Where the curve of means first reaches an accuracy, as a share of the way between two points by the logarithm of their
    /// labels; null if it never does.</summary>
    /// <remarks>A curve that already begins above it is at its first point: fewer labels were not tried.</remarks>
    public EfficiencyPoint? At(double accuracy)
    {
        var next = Points.ToList().FindIndex(p => p.Mean >= accuracy);
        return next < 0 ? null : next == 0 ? Points[0] : Points[next - 1].Towards(Points[next], accuracy);
    }
}
