using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Transfer;

/// <summary>Items that were meant for training or validation and could not be decoded.</summary>
internal sealed record DamagedItems(IReadOnlySet<int> Items, IReadOnlyList<DataProblem> Problems)
{
    public static DamagedItems None { get; } = new(new HashSet<int>(), []);

    public static DamagedItems Of(IReadOnlyList<int> asked, ILabelledExamples examples) =>
        new(asked.Except(examples.Items).ToHashSet(), examples.Problems.Problems);

    /// <summary>How many of the items are sound.</summary>
    public int Without(IReadOnlyList<int> items) => items.Count(i => !Items.Contains(i));
}
