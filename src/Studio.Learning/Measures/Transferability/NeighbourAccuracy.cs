using static TorchSharp.torch;

namespace Studio.Learning.Measures.Transferability;

/// <summary>Share of items whose nearest others, by their features, vote for the correct class.</summary>
/// <remarks>Cover and Hart, "Nearest Neighbor Pattern Classification", IEEE Transactions on Information Theory 13, 1967; leave-one-out.
/// Euclidean distance; the smallest class number wins a tie.</remarks>
public sealed class NeighbourAccuracy : ITransferabilityScore
{
    private const int Neighbours = 5;
    private const int RowsAtOnce = 256;

    public string Key => "neighbours";

    public string Title => "5 neighbours";

    public string Meaning => "share of examples whose five nearest neighbours vote for the correct class";

    public int Order => 2;

    public bool IsShare => true;

    public double Compute(ScoreInputs inputs) => Of(inputs.Features, inputs.Labels);

    public (bool IsReliable, string Sentence) Reliability(ScoreConditions conditions) => conditions.ItemsPerClass > Neighbours
        ? (true, "Simple and robust, but it weighs every feature the same.")
        : (false, $"With {conditions.ItemsPerClass:0.#} examples per class, five neighbours cannot all be of one class; only large "
            + "differences count.");

    /// <param name="features">(N, D).</param>
    /// <param name="labels">N class numbers.</param>
    /// <param name="neighbours">How many vote; all others where there are fewer.</param>
    /// <exception cref="ArgumentException">There is only one class, or a value is NaN or infinite.</exception>
    public static double Of(Tensor features, IReadOnlyList<int> labels, int neighbours = Neighbours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        using var scope = NewDisposeScope();
        var f = FeatureTable.Of(features, labels);                                    // (N, D)
        var count = Math.Min(neighbours, labels.Count - 1);
        var correct = 0;
        foreach (var rows in Enumerable.Range(0, labels.Count).Chunk(RowsAtOnce))
        {
            using var step = NewDisposeScope();
            var distances = FeatureTable.SquaredDistances(f.narrow(0, rows[0], rows.Length), f);    // (B, N)
            distances.diagonal(rows[0]).FillInPlace(double.PositiveInfinity);
            var (_, nearest) = distances.topk(count, largest: false);                 // (B, k)
            var voters = nearest.contiguous().data<long>().ToArray();
            correct += rows.Index().Count(r => Vote(voters.AsSpan(r.Index * count, count).ToArray(), labels) == labels[r.Item]);
        }
        return correct / (double)labels.Count;
    }

    private static int Vote(long[] voters, IReadOnlyList<int> labels) =>
        voters.CountBy(v => labels[(int)v]).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;
}
