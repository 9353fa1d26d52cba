namespace Studio.Learning.Sampling;

/// <summary>Orders made from numbers alone: the same (seed, stream, count) always gives the same permutation, on any thread.</summary>
/// <remarks>SplitMix64 as generator (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators",
/// OOPSLA 2014), Fisher and Yates' shuffle.</remarks>
public static class SeededOrder
{
    /// <summary>The numbers 0 to <paramref name="count"/> − 1 in an order of their own for each stream, for example each epoch.</summary>
    public static int[] Permutation(ulong seed, ulong stream, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var order = Enumerable.Range(0, count).ToArray();
        var state = Mix(seed) ^ Mix(stream + 0x632BE59BD9B4E019);
        for (var i = count - 1; i > 0; i--)
        {
            state += 0x9E3779B97F4A7C15;
            // The remainder's bias is below count / 2^64.
            var j = (int)(Mix(state) % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    internal static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
