using System.Collections.Concurrent;
using System.Numerics;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Inspection;

/// <summary>Finds images that show the same: exact ones by a hash of the pixels, near ones by gradients and then by a small picture, of
/// which the foreground has to agree by itself.</summary>
/// <remarks>Duplicates across parts are common in published sets: Barz and Denzler, "Do We Train on Test Data? Purging CIFAR of
/// Near-Duplicates", Journal of Imaging 6, 2020, arXiv:1902.00423. Mirrored and cropped copies are not sought.</remarks>
internal static class DuplicateSearch
{
    private const int MostDifferentGradients = 10;
    private const double LeastLikeness = 0.99;

    /// <param name="prints">One an item; null where the item cannot be decoded.</param>
    internal static IReadOnlyList<DuplicatePair> Find(IReadOnlyList<LabelledItem> items, IReadOnlyList<Fingerprint?> prints)
    {
        var groups = Enumerable.Range(0, prints.Count).Where(i => prints[i] is not null)
            .GroupBy(i => prints[i]!.Pixels, (_, members) => members.ToArray()).ToArray();
        // A group of n equal images is n − 1 pairs with its first, so that a thousand blank ones are no half million pairs.
        var exact = groups.SelectMany(g => g.Skip(1).Select(i => Pair(items, g[0], i, isExact: true, 1)));
        var near = new ConcurrentBag<DuplicatePair>();
        var (first, gradients) = (groups.Select(g => g[0]).ToArray(), groups.Select(g => prints[g[0]]!.Gradients).ToArray());
        Parallel.For(0, first.Length, a =>
        {
            for (var b = a + 1; b < first.Length; b++)
                if (BitOperations.PopCount(gradients[a] ^ gradients[b]) <= MostDifferentGradients
                    && prints[first[a]]!.LikenessTo(prints[first[b]]!) is var likeness and >= LeastLikeness
                    && prints[first[a]]!.ForegroundLikenessTo(prints[first[b]]!) is var ofForeground and >= LeastLikeness)
                    near.Add(Pair(items, first[a], first[b], isExact: false, Math.Min(likeness, ofForeground)));
        });
        return [.. exact.Concat(near).OrderBy(p => p.First).ThenBy(p => p.Second)];
    }

    private static DuplicatePair Pair(IReadOnlyList<LabelledItem> items, int first, int second, bool isExact, double likeness) =>
        new(first, second, isExact, likeness, items[first].Part != items[second].Part, items[first].Label != items[second].Label);
}
