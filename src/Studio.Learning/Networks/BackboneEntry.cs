using Studio.Experiments.Data;

namespace Studio.Learning.Networks;

/// <summary>One row of a family's table.</summary>
public sealed record BackboneEntry : IBackbone
{
    // Not public: the catalogue would take the row itself for a member.
    internal BackboneEntry() { }

    public required string Key { get; init; }
    public required string Title { get; init; }
    public required int FeatureCount { get; init; }
    public required Preprocessing Preprocessing { get; init; }
    public required int PublishedClassCount { get; init; }
    public required IReadOnlyList<Stage> Stages { get; init; }
    public required Func<int, VisionNetwork> Make { get; init; }

    public VisionNetwork Build(int classCount) => Make(classCount);
}
