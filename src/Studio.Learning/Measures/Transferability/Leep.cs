namespace Studio.Learning.Measures.Transferability;

/// <summary>Mean log-likelihood of the target's labels under the predictions of the source head, without any training: at most 0.</summary>
/// <remarks>Nguyen, Hassner, Seeger and Archambeau, "LEEP: A New Measure to Evaluate Transferability of Learned Representations", ICML
/// 2020, arXiv:2002.12462, equation 2. It uses only the source's classes: where one of them covers several of the target's, it
/// misleads.</remarks>
public sealed class Leep : ITransferabilityScore
{
    public string Key => "leep";

    public string Title => "LEEP";

    public string Meaning => "how well the predictions of the pretrained head predict the labels";

    public int Order => 4;

    public bool NeedsSourceProbabilities => true;

    public double Compute(ScoreInputs inputs) => Of(inputs.OfSource, inputs.Labels);

    public (bool IsReliable, string Sentence) Reliability(ScoreConditions conditions)
    {
        var few = conditions.FewestSourceClasses is { } source && source < conditions.Classes
            ? $", and one source head has {source} classes for {conditions.Classes} of the target" : "";
        return (false, $"It uses only the predictions of the source head{few}. Alone it misleads on fine-grained sets and far from the "
            + "source.");
    }

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
