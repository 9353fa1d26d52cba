namespace Studio.Notebooks.Editing;

/// <summary>Two changes of one text as one: a three-way merge by lines.</summary>
internal static class TextMerge
{
    /// <summary>Beyond it the comparison of two texts would take too long.</summary>
    private const long MostComparisons = 4_000_000;

    /// <summary>Null where both changed the same lines, or lines beside one another, in different ways.</summary>
    public static string? Of(string original, string mine, string theirs)
    {
        var (o, a, b) = (original.Split('\n'), mine.Split('\n'), theirs.Split('\n'));
        if ((long)o.Length * Math.Max(a.Length, b.Length) > MostComparisons)
            return null;
        var (inMine, inTheirs) = (Matches(o, a), Matches(o, b));
        var merged = new List<string>();
        var (i, j, k) = (0, 0, 0);
        while (i < o.Length || j < a.Length || k < b.Length)
        {
            // Up to the next line that all three have.
            var next = i;
            while (next < o.Length && (inMine[next] < 0 || inTheirs[next] < 0))
                next++;
            var (endOfMine, endOfTheirs) = next < o.Length ? (inMine[next], inTheirs[next]) : (a.Length, b.Length);
            if (One(o.AsSpan(i, next - i), a.AsSpan(j, endOfMine - j), b.AsSpan(k, endOfTheirs - k)) is not { } lines)
                return null;
            merged.AddRange(lines);
            (i, j, k) = (next, endOfMine, endOfTheirs);
            if (next < o.Length)
            {
                merged.Add(o[next]);
                (i, j, k) = (i + 1, j + 1, k + 1);
            }
        }
        return string.Join('\n', merged);
    }

    /// <summary>What became of a piece that at most one of the two changed.</summary>
    private static string[]? One(ReadOnlySpan<string> original, ReadOnlySpan<string> mine, ReadOnlySpan<string> theirs) =>
        mine.SequenceEqual(original) ? theirs.ToArray() : theirs.SequenceEqual(original) || mine.SequenceEqual(theirs) ? mine.ToArray()
            : null;

    /// <summary>For each line its place in the changed text, -1 where it is gone: a longest common subsequence.</summary>
    private static int[] Matches(string[] original, string[] changed)
    {
        var lengths = new int[original.Length + 1, changed.Length + 1];
        for (var i = original.Length - 1; i >= 0; i--)
            for (var j = changed.Length - 1; j >= 0; j--)
                lengths[i, j] = original[i] == changed[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        var places = new int[original.Length];
        for (var (i, j) = (0, 0); i < original.Length; i++)
        {
            while (j < changed.Length && original[i] != changed[j] && lengths[i, j + 1] >= lengths[i + 1, j])
                j++;
            places[i] = j < changed.Length && original[i] == changed[j] ? j++ : -1;
        }
        return places;
    }
}
