namespace Studio.Learning.Measures.Transferability;

/// <summary>How much information the source's predicted class has about the target's label: minus the conditional entropy H(Y|Z) in nats,
/// at most 0.</summary>
/// <remarks>Tran, Nguyen and Hassner, "Transferability and Hardness of Supervised Classification Tasks", ICCV 2019, arXiv:1908.08142, eq.
/// 5; Z is the source's class with the largest probability.</remarks>
public sealed class NegativeConditionalEntropy : ITransferabilityScore
{
    public string Key => "nce";

    public string Title => "NCE";

    public string Meaning => "negative conditional entropy of the labels, given the class that the pretrained head predicts";

    public int Order => 5;

    public bool NeedsSourceProbabilities => true;

    public double Compute(ScoreInputs inputs) => Of(inputs.OfSource, inputs.Labels);

    public (bool IsReliable, string Sentence) Reliability(ScoreConditions conditions) =>
        (false, "Coarser than LEEP: it uses only the most probable source class of each example.");

    /// <param name="probabilities">(N, Z) row by row: the source's classes for each image of the target.</param>
    /// <param name="labels">N class numbers of the target.</param>
    /// <exception cref="ArgumentException">There is one class only, or the table does not fit the labels.</exception>
    public static double Of(ReadOnlySpan<float> probabilities, IReadOnlyList<int> labels)
    {
        FeatureTable.ThrowIfOneClass(labels);
        var width = Rows.Width(probabilities.Length, labels.Count);
        var pairs = new (int Source, int Label)[labels.Count];
        for (var n = 0; n < pairs.Length; n++)
            pairs[n] = (Rows.ArgMax(probabilities.Slice(n * width, width)), labels[n]);
        var source = pairs.CountBy(p => p.Source).ToDictionary();
        return pairs.CountBy(p => p).Sum(p => p.Value * Math.Log(p.Value / (double)source[p.Key.Source])) / labels.Count;
    }
}
