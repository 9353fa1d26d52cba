using static TorchSharp.torch;

namespace Studio.Learning.Data.Inspection;

/// <summary>Labels that contradict what alike images carry.</summary>
/// <param name="Agreement">Share of images whose label is the one that most of their nearest neighbours carry:
/// how reliable these features are.</param>
/// <param name="IsChecked">False where the features separate the classes too badly to doubt a label; then there is no suspect.</param>
/// <param name="Suspects">The surest first.</param>
/// <remarks>Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70, 2021, arXiv:1911.00068,
/// section 3.1: an item is suspect where its own class falls short of that class's mean confidence and another class reaches its own.
/// The probabilities here are the votes of the 10 nearest neighbours without the item itself,
/// and a clear majority is asked for in addition.</remarks>
public sealed record LabelNoise(double Agreement, bool IsChecked, IReadOnlyList<LabelSuspect> Suspects)
{
    private const int Neighbours = 10, RowsAtOnce = 512;
    private const double LeastAgreement = 0.7, LeastMargin = 0.5;

    /// <param name="features">(N, D), for example of a pretrained backbone; they stay the caller's.</param>
    public static LabelNoise Find(Tensor features, IReadOnlyList<int> labels, int classCount)
    {
        if (features.dim() != 2 || features.shape[0] != labels.Count)
            throw new ArgumentException($"Features [{string.Join(", ", features.shape)}] are no rows for {labels.Count} labels.");
        if (labels.Count <= Neighbours)
            return new(0, false, []);
        return Of(Votes(features, labels, classCount), labels, classCount);
    }

    /// <param name="votes">For each item the probability of each class, by whatever did not learn from the item itself.</param>
    internal static LabelNoise Of(IReadOnlyList<double[]> votes, IReadOnlyList<int> labels, int classCount)
    {
        var confidence = Enumerable.Range(0, classCount).Select(k => Enumerable.Range(0, labels.Count).Where(i => labels[i] == k)
            .Select(i => votes[i][k]).DefaultIfEmpty(double.PositiveInfinity).Average()).ToArray();
        var agreement = votes.Where((v, i) => Array.IndexOf(v, v.Max()) == labels[i]).Count() / (double)labels.Count;
        return agreement < LeastAgreement ? new(agreement, false, [])
            : new(agreement, true,
                [.. votes.Select((v, i) => Judge(i, labels[i], v, confidence)).OfType<LabelSuspect>().OrderByDescending(s => s.Share)
                    .ThenBy(s => s.Item)]);
    }

    private static LabelSuspect? Judge(int item, int label, double[] votes, double[] confidence)
    {
        var other = Enumerable.Range(0, votes.Length).Where(k => k != label && votes[k] >= confidence[k]).OrderByDescending(k => votes[k])
            .Cast<int?>().FirstOrDefault();
        return other is { } k && votes[label] < confidence[label] && votes[k] - votes[label] >= LeastMargin
            ? new(item, label, k, votes[k]) : null;
    }

    private static double[][] Votes(Tensor features, IReadOnlyList<int> labels, int classCount)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var x = features.to(ScalarType.Float32).cpu();
        x = x.Minus(x.mean([0])) / x.std(0, unbiased: false).Plus(1e-6f);                            // (N, D)
        x = nn.functional.normalize(x, dim: 1);
        var votes = new double[labels.Count][];
        for (var start = 0; start < labels.Count; start += RowsAtOnce)
        {
            using var step = NewDisposeScope();
            var count = Math.Min(RowsAtOnce, labels.Count - start);
            var alike = x.narrow(0, start, count).mm(x.t());                                      // (B, N)
            // No image votes on itself.
            alike.diagonal(start).FillInPlace(double.NegativeInfinity);
            var nearest = alike.topk(Neighbours, 1).indexes.contiguous().data<long>().ToArray();  // (B, 10)
            for (var i = 0; i < count; i++)
            {
                var row = votes[start + i] = new double[classCount];
                foreach (var neighbour in nearest.AsSpan(i * Neighbours, Neighbours))
                    row[labels[(int)neighbour]] += 1.0 / Neighbours;
            }
        }
        return votes;
    }
}
