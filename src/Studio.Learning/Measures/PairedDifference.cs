using MathNet.Numerics.Distributions;
using Studio.Experiments.Results;

namespace Studio.Learning.Measures;

/// <summary>By how much one recipe beats another over the same seeds: mean of the differences with Student's 95 % interval.
/// Student, "The Probable Error of a Mean", Biometrika 6, 1908.</summary>
public static class PairedDifference
{
    /// <summary>first[i] − second[i], paired by seed.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or there are fewer than two pairs.</exception>
    public static Interval Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count || first.Count < 2)
            throw new ArgumentException($"{first.Count} and {second.Count} figures make no pairs; "
                + "both recipes need the same two or more seeds.");
        var differences = first.Zip(second, (a, b) => a - b).ToArray();
        var mean = differences.Average();
        var half = StudentT.InvCDF(0, 1, differences.Length - 1, 0.975) * SampleDeviation.Of(differences) / Math.Sqrt(differences.Length);
        return new(mean, mean - half, mean + half);
    }
}
