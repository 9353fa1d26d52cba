namespace Studio.Learning.Measures;

/// <summary>A table (N, K) kept row by row in one array.</summary>
internal static class Rows
{
    public static int Width(int length, int rows) => rows > 0 && length % rows == 0 && length > 0
        ? length / rows
        : throw new ArgumentException($"{length} probabilities are no table of {rows} rows; give K of them for each of the N items.");

    /// <summary>The first index of the largest value.</summary>
    public static int ArgMax(ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var k = 1; k < row.Length; k++)
            if (row[k] > row[best])
                best = k;
        return best;
    }
}
