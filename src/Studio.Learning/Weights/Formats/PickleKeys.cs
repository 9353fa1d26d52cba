namespace Studio.Learning.Weights.Formats;

/// <summary>Compares keys of a dict by hashes that a file cannot make collide: those of numbers are known,
/// and a crafted file of a megabyte took minutes.</summary>
internal sealed class PickleKeys : IEqualityComparer<object>
{
    private static readonly ulong s_seed = (ulong)Random.Shared.NextInt64();

    internal static PickleKeys Comparer { get; } = new();

    private PickleKeys() { }

    public new bool Equals(object? x, object? y) => object.Equals(x, y);

    /// <summary>Texts have seeded hashes already.</summary>
    public int GetHashCode(object key) => key switch
    {
        long number => Mixed((ulong)number),
        double number => Mixed(BitConverter.DoubleToUInt64Bits(number)),
        _ => key.GetHashCode(),
    };

    /// <remarks>The finaliser of splitmix64 (Steele, Lea and Flood, OOPSLA 2014).</remarks>
    private static int Mixed(ulong bits)
    {
        bits = (bits ^ s_seed) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27) ^ (s_seed >> 13)) * 0x94d049bb133111eb;
        return (int)(bits ^ (bits >> 31));
    }
}
