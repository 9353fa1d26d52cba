using Studio.Experiments.Data;

namespace Studio.Learning.Data.Sets;

/// <summary>What a reader left out or found odd: one sentence an item, with the item's name.</summary>
public sealed record DataReport(IReadOnlyList<DataProblem> Problems)
{
    public static DataReport Clean { get; } = new([]);
}
