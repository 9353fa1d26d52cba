using System.IO.Hashing;
using System.Runtime.InteropServices;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text;

namespace Studio.Learning.Data.Inspection;

/// <summary>Finds texts that say the same: equal words in equal order, or nearly the same pairs of words.</summary>
/// <remarks>Candidates come from MinHash with banding: Broder, "On the resemblance and containment of documents", SEQUENCES 1997. Each is
/// then compared exactly by the Jaccard index of its word pairs.</remarks>
internal static class TextDuplicates
{
    private const int Bands = 16, RowsPerBand = 4, MostPerBucket = 50, FewestWords = 5;
    private const double LeastLikeness = 0.8;

    public static IReadOnlyList<DuplicatePair> Find(IReadOnlyList<LabelledItem> items, IReadOnlyList<string> texts)
    {
        var words = texts.Select(WordsOfText.Of).ToArray();
        var groups = Enumerable.Range(0, texts.Count).GroupBy(i => string.Join(' ', words[i]), StringComparer.Ordinal)
            .Select(g => g.ToArray()).ToArray();
        // A group of n equal texts is n − 1 pairs with its first.
        var exact = groups.SelectMany(g => g.Skip(1).Select(i => Pair(items, g[0], i, isExact: true, 1)));
        int[] first = [.. groups.Select(g => g[0]).Where(i => words[i].Length >= FewestWords)];
        var near = Near(first, [.. first.Select(i => Shingles(words[i]))])
            .Select(p => Pair(items, Math.Min(p.First, p.Second), Math.Max(p.First, p.Second), isExact: false, p.Likeness));
        return [.. exact.Concat(near).OrderBy(p => p.First).ThenBy(p => p.Second)];
    }

    private static HashSet<ulong> Shingles(string[] words) =>
        [.. words.Zip(words.Skip(1), (a, b) => XxHash64.HashToUInt64(MemoryMarshal.AsBytes($"{a} {b}".AsSpan())))];

    private static IEnumerable<(int First, int Second, double Likeness)> Near(int[] items, HashSet<ulong>[] shingles)
    {
        var signatures = new ulong[items.Length][];
        Parallel.For(0, items.Length, i => signatures[i] = Signature(shingles[i]));
        var seen = new HashSet<(int, int)>();
        for (var band = 0; band < Bands; band++)
        {
            var buckets = new Dictionary<ulong, List<int>>();
            for (var i = 0; i < items.Length; i++)
            {
                var key = XxHash64.HashToUInt64(MemoryMarshal.AsBytes(signatures[i].AsSpan(band * RowsPerBand, RowsPerBand)));
                if (!buckets.TryGetValue(key, out var others))
                    buckets[key] = others = [];
                foreach (var other in others)
                    if (seen.Add((other, i)) && Likeness(shingles[other], shingles[i]) is >= LeastLikeness and var likeness)
                        yield return (items[other], items[i], likeness);
                if (others.Count < MostPerBucket)
                    others.Add(i);
            }
        }
    }

    /// <summary>The least of each of many hash functions over the pairs of words.</summary>
    private static ulong[] Signature(HashSet<ulong> shingles)
    {
        var least = new ulong[Bands * RowsPerBand];
        Array.Fill(least, ulong.MaxValue);
        foreach (var shingle in shingles)
            for (var i = 0; i < least.Length; i++)
            {
                // Multiplication by an odd number and a shift is a hash function of its own for each i.
                var hash = (shingle ^ (shingle >> 31)) * (0x9E3779B97F4A7C15 + 2 * (ulong)i * 0xD1B54A32D192ED03);
                least[i] = Math.Min(least[i], hash ^ (hash >> 29));
            }
        return least;
    }

    private static double Likeness(HashSet<ulong> a, HashSet<ulong> b)
    {
        var common = (a.Count < b.Count ? a : b).Count((a.Count < b.Count ? b : a).Contains);
        return common / (double)Math.Max(1, a.Count + b.Count - common);
    }

    private static DuplicatePair Pair(IReadOnlyList<LabelledItem> items, int first, int second, bool isExact, double likeness) =>
        new(first, second, isExact, likeness, items[first].Part != items[second].Part, items[first].Label != items[second].Label);
}
