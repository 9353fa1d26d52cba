using static TorchSharp.torch;

namespace Studio.Learning.Measures.Transferability;

/// <summary>How far apart the classes' mean features lie, measured against the spread of all features: from 0 to the smaller of D and
/// K − 1.</summary>
/// <remarks>Bao, Li, Huang, Zhang, Zheng, Zamir and Guibas, "An Information-Theoretic Approach to Transferability in Task Transfer
/// Learning", ICIP 2019, definition 2.
/// With more features than images it is the number of classes less one for any features that differ, and says nothing.</remarks>
public sealed class HScore : ITransferabilityScore
{
    // Features are float32: what is smaller beside the largest eigenvalue is their rounding.
    private const double Singular = 1e-12;

    public string Key => "h-score";

    public string Title => "H-score";

    public string Meaning => "variance of the class means relative to the variance of the features";

    public int Order => 3;

    public double Compute(ScoreInputs inputs) => Of(inputs.Features, inputs.Labels);

    public (bool IsReliable, string Sentence) Reliability(ScoreConditions conditions) => conditions.Items > 2 * conditions.WidestFeatures
        ? (true, "Reliable with many more examples than features.")
        : (false, $"{conditions.Items} examples against up to {conditions.WidestFeatures} features: the score approaches the number of "
            + "classes less one for any features, so wide networks look good.");

    /// <param name="features">(N, D).</param>
    /// <param name="labels">N class numbers.</param>
    /// <exception cref="ArgumentException">There is only one class, or a value is NaN or infinite.</exception>
    public static double Of(Tensor features, IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        var centred = FeatureTable.Centred(FeatureTable.Of(features, labels));        // (N, D)
        var means = centred.clone();                                                  // (N, D): each row its class's mean
        foreach (var members in labels.Index().GroupBy(l => l.Item, l => (long)l.Index))
        {
            var rows = tensor(members.ToArray());
            means[rows] = centred.index_select(0, rows).mean([0]);
        }
        // Both covariances have the divisor N, which cancels.
        var inverse = linalg.pinv(centred.t().mm(centred), Singular, hermitian: true);   // (D, D)
        return (inverse * means.t().mm(means)).sum().item<double>();
    }
}
