using Studio.Experiments.Data;

namespace Studio.Learning.Data.Inspection;

/// <summary>Images of each class in one part of a set.</summary>
public sealed record PartCounts(DataPart Part, IReadOnlyList<int> Counts);
