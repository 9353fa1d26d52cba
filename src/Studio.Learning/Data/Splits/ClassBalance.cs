namespace Studio.Learning.Data.Splits;

/// <summary>How evenly the labels of a set are spread over its classes.</summary>
/// <param name="Counts">Items of each class.</param>
public sealed record ClassBalance(IReadOnlyList<int> Counts)
{
    private const double LargestRatio = 1.5;

    /// <summary>Items of the largest class for one of the smallest; classes without an item do not count.
    /// 1 where there is no item at all.</summary>
    public double Ratio => Counts.Any(c => c > 0) ? Counts.Max() / (double)Counts.Where(c => c > 0).Min() : 1;

    /// <summary>Whether accuracy would hide the small classes, so that choosing is by macro-F1.</summary>
    public bool IsImbalanced => Ratio > LargestRatio;

    public static ClassBalance Of(IEnumerable<int> labels, int classCount)
    {
        var counts = new int[classCount];
        foreach (var label in labels)
            counts[label]++;
        return new(counts);
    }
}
