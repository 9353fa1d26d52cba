namespace Studio.Learning.Sampling;

/// <summary>Random numbers of one item in one epoch: they depend on (seed, epoch, item) alone,
/// so neither order nor threads matter.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).</remarks>
internal struct ItemRandom(ulong seed, int epoch, int item)
{
    private ulong _state =
        SeededOrder.Mix(SeededOrder.Mix(SeededOrder.Mix(seed + 0x9E3779B97F4A7C15) ^ (uint)epoch) ^ ((ulong)(uint)item << 32));

    /// <summary>Uniform from 0 (included) to 1 (excluded), in steps of 2⁻⁵³.</summary>
    internal double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return (SeededOrder.Mix(_state) >> 11) * (1.0 / (1L << 53));
    }

    internal double Between(double low, double high) => low + (high - low) * Next();

    /// <summary>Uniform from 0 to <paramref name="count"/> − 1.</summary>
    internal int Below(int count) => (int)(Next() * count);
}
