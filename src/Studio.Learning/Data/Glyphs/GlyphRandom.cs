namespace Studio.Learning.Data.Glyphs;

/// <summary>Numbers of one image: they depend on its seed alone, never on the order of drawing or on the thread.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.</remarks>
internal sealed class GlyphRandom(ulong seed)
{
    private ulong _state = Mix(seed);

    /// <summary>From 0 to <paramref name="count"/> − 1.</summary>
    public int Whole(int count) => (int)(Next() % (ulong)count);

    public double Between(double low, double high) => low + (high - low) * (Next() >> 11) * (1.0 / (1UL << 53));

    public double Around(double reach) => Between(-reach, reach);

    public bool Chance(double share) => Between(0, 1) < share;

    private ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
