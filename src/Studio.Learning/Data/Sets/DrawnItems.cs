using Studio.Experiments.Data;

namespace Studio.Learning.Data.Sets;

/// <summary>The items of a generated data set: which class, part and seed each index has.</summary>
/// <param name="FirstSeed">Seeds of this set are the million from here; no other set has any of them.</param>
/// <param name="Parts">Images per class in each part, in the order of the items.</param>
internal sealed record DrawnItems(string Key, int ClassCount, ulong FirstSeed, IReadOnlyList<(DataPart Part, int PerClass)> Parts)
{
    private const ulong SeedsPerPart = 100_000;

    public int Count => Parts.Sum(p => p.PerClass) * ClassCount;

    public IReadOnlyList<LabelledItem> All => [.. Enumerable.Range(0, Count).Select(Item)];

    /// <summary>Classes take turns, so every part is balanced and a class says nothing of the seed.</summary>
    public LabelledItem Item(int index)
    {
        var (part, place) = Find(index);
        return new($"{Key}/{part}/{place:D5}", place % ClassCount, part);
    }

    public ulong SeedOf(int index)
    {
        var (part, place) = Find(index);
        return FirstSeed + (ulong)part * SeedsPerPart + (ulong)place;
    }

    private (DataPart Part, int Place) Find(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        foreach (var (part, perClass) in Parts)
        {
            if (index < perClass * ClassCount)
                return (part, index);
            index -= perClass * ClassCount;
        }
        throw new ArgumentOutOfRangeException(nameof(index), $"'{Key}' has {Count} images.");
    }
}
