namespace Studio.Learning.Training;

/// <summary>Loss against learning rate, rates rising.</summary>
public sealed record LearningRateCurve(IReadOnlyList<LearningRatePoint> Points)
{
    /// <summary>The rate at which the loss falls fastest per factor of the rate, before its lowest point; null where it never falls.</summary>
    public double? Steepest
    {
        get
        {
            var falling = Points.Zip(Points.Skip(1), (a, b) => (a.Rate, Slope: (b.Loss - a.Loss) / Math.Log(b.Rate / a.Rate))).Where(p => p.Slope < 0).ToArray();
            return falling.Length == 0 ? null : falling.MinBy(p => p.Slope).Rate;
        }
    }
}
