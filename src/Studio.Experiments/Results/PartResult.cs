using Studio.Experiments.Data;

namespace Studio.Experiments.Results;

/// <param name="Items">Items of each class, in the order of the classes.</param>
public sealed record PartResult(DataPart Part, IReadOnlyList<int> Items);
