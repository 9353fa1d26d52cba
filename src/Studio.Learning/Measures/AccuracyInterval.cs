using Studio.Experiments.Results;

namespace Studio.Learning.Measures;

/// <summary>95 % confidence interval of an accuracy: the score interval of a proportion.
/// Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927.</summary>
public static class AccuracyInterval
{
    private const double Z = 1.959963984540054;

    /// <exception cref="ArgumentException">There is no item, or more correct ones than items.</exception>
    public static Interval Of(long correct, long items)
    {
        if (items <= 0 || correct < 0 || correct > items)
            throw new ArgumentException($"{correct} correct of {items} items is no accuracy; at least one item is needed.");
        var (n, p) = ((double)items, correct / (double)items);
        var centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return new(p, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
