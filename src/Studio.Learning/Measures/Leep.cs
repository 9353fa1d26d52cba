namespace Studio.Learning.Measures;

/// <summary>How well the target's labels are foretold by what the source's head says, without any training: mean log-likelihood, at most 0.</summary>
/// <remarks>Nguyen, Hassner, Seeger and Archambeau, "LEEP: A New Measure to Evaluate Transferability of Learned Representations", ICML 2020, arXiv:2002.12462, equation 2.
/// It sees only the source's classes: where one of them covers several of the target's, it misleads.</remarks>
public static class Leep
{
    /// <param name="probabilities">(N, Z) row by row: the source's classes for each image of the target, each row with sum 1.</param>
    /// <param name="labels">N class numbers of the target.</param>
    /// <exception cref="ArgumentException">There is one class only, or the table does not fit the labels.</exception>
    public static double Of(ReadOnlySpan<float> probabilities, IReadOnlyList<int> labels)
    {
        FeatureTable.ThrowIfOneClass(labels);
        var width = Rows.Width(probabilities.Length, labels.Count);
        var (joint, source) = (new double[labels.Max() + 1, width], new double[width]);
        for (var n = 0; n < labels.Count; n++)
            for (var z = 0; z < width; z++)
            {
                joint[labels[n], z] += probabilities[n * width + z];
                source[z] += probabilities[n * width + z];
            }
        var sum = 0d;
        for (var n = 0; n < labels.Count; n++)
        {
            var likelihood = 0d;
            for (var z = 0; z < width; z++)
                if (source[z] > 0)
                    likelihood += joint[labels[n], z] / source[z] * probabilities[n * width + z];
            sum += Math.Log(likelihood);
        }
        return sum / labels.Count;
    }
}
