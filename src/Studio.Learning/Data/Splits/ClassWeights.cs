namespace Studio.Learning.Data.Splits;

/// <summary>Weights of the loss that let every class count alike: inverse frequency, scaled to a mean of 1 over the items, so that the
/// learning rate keeps its meaning.</summary>
public static class ClassWeights
{
    /// <summary>One weight per class; a class without an item has weight 0.</summary>
    public static float[] Of(IReadOnlyList<int> labels, int classCount)
    {
        var counts = ClassBalance.Of(labels, classCount).Counts;
        var present = counts.Count(c => c > 0);
        return [.. counts.Select(c => c == 0 ? 0 : (float)(labels.Count / ((double)present * c)))];
    }
}
