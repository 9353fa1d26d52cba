namespace Studio.Experiments.Results;

/// <summary>How far the figures of several seeds lie apart: their sample standard deviation, with n − 1 below the sum of squares.</summary>
public static class SampleDeviation
{
    /// <returns>0 with under two values.</returns>
    public static double Of(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2)
            return 0;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
