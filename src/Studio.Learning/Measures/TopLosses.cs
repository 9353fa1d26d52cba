namespace Studio.Learning.Measures;

/// <summary>The items that a classifier is most wrong about: where to look first for wrong labels.</summary>
public static class TopLosses
{
    /// <summary>Items with the highest cross-entropy, highest first; equal losses keep the items' order.</summary>
    /// <param name="probabilities">(N, K) row by row.</param>
    /// <param name="truth">N class numbers.</param>
    public static IReadOnlyList<ItemLoss> Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> truth, int count)
    {
        if (truth.Length == 0)
            return [];
        var classes = Rows.Width(probabilities.Length, truth.Length);
        var items = new ItemLoss[truth.Length];
        for (var n = 0; n < truth.Length; n++)
        {
            var row = probabilities.Slice(n * classes, classes);
            var predicted = Rows.ArgMax(row);
            // A probability that was rounded to zero is as bad as the smallest that float32 can write, so that losses stay comparable.
            items[n] = new(n, truth[n], predicted, -Math.Log(Math.Max(row[truth[n]], float.Epsilon)), row[predicted]);
        }
        return [.. items.OrderByDescending(i => i.Loss).Take(count)];
    }
}
