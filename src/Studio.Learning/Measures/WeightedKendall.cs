using Studio.Experiments.Results.Choice;
using Studio.Learning.Sampling;

namespace Studio.Learning.Measures;

/// <summary>How far a forecast's order agrees with what happened, agreement at the top counting more:
/// 1 for the same order, −1 for the reverse.</summary>
/// <remarks>Vigna, "A Weighted Correlation Index for Rankings with Ties", WWW 2015, arXiv:1404.3325: additive hyperbolic weights 1 / rank,
/// the mean of ranking by the one and by the other, as in scipy.stats.weightedtau.</remarks>
public static class WeightedKendall
{
    // Those of seven figures.
    private const int MostOrders = 5040;
    private const double TailShare = 0.025;

    /// <exception cref="ArgumentException">The lengths differ, there are fewer than two, all of one side are equal,
    /// or one is NaN.</exception>
    public static double Of(IReadOnlyList<double> forecast, IReadOnlyList<double> happened)
    {
        if (forecast.Count != happened.Count || forecast.Count < 2)
            throw new ArgumentException($"{forecast.Count} forecasts and {happened.Count} outcomes make no ranking; "
                + "two or more of each are needed.");
        if (new[] { forecast, happened }.Any(side => side.Distinct().Count() < 2 || !side.All(double.IsFinite)))
            throw new ArgumentException("All forecasts or all outcomes are equal, or one of them is NaN, so they have no order.");
        return (Of(forecast, happened, Ranks(forecast, happened)) + Of(forecast, happened, Ranks(happened, forecast))) / 2;
    }

    /// <summary>τ beside the 95 % of it that chance gives: the same figures in random order (every order, where there are few).</summary>
    public static RankAgreement WithChance(IReadOnlyList<double> forecast, IReadOnlyList<double> happened)
    {
        var tau = Of(forecast, happened);
        var chance = Orders(happened.Count).Select(order => Of(forecast, [.. order.Select(i => happened[i])])).Order().ToArray();
        return new(tau, chance[(int)(TailShare * chance.Length)], chance[^((int)(TailShare * chance.Length) + 1)]);
    }

    private static double Of(IReadOnlyList<double> x, IReadOnlyList<double> y, int[] ranks)
    {
        var (both, ofX, ofY) = (0d, 0d, 0d);
        for (var i = 0; i < x.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var weight = 1.0 / (ranks[i] + 1) + 1.0 / (ranks[j] + 1);
                var (signX, signY) = (x[i].CompareTo(x[j]), y[i].CompareTo(y[j]));
                both += weight * signX * signY;
                ofX += weight * signX * signX;
                ofY += weight * signY * signY;
            }
        return both / Math.Sqrt(ofX * ofY);
    }

    /// <summary>0 for the highest; the other side decides between equals.</summary>
    private static int[] Ranks(IReadOnlyList<double> by, IReadOnlyList<double> then)
    {
        var ranks = new int[by.Count];
        foreach (var (rank, i) in Enumerable.Range(0, by.Count).OrderByDescending(i => by[i]).ThenByDescending(i => then[i]).Index())
            ranks[i] = rank;
        return ranks;
    }

    private static IEnumerable<int[]> Orders(int count) =>
        Enumerable.Range(2, count - 1).Aggregate(1d, (product, i) => product * i) <= MostOrders
        ? Permutations([.. Enumerable.Range(0, count)])
        : Enumerable.Range(0, MostOrders).Select(seed => SeededOrder.Permutation((ulong)seed, 0, count));

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length < 2 ? [items]
        : items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));
}
