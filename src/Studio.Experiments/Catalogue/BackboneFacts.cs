using Studio.Experiments.Data;
using Studio.Experiments.Results;

namespace Studio.Experiments.Catalogue;

/// <param name="FeatureCount">Width D of the features in front of the head.</param>
/// <param name="Stages">From input to the published head, which is the last.</param>
public sealed record BackboneFacts(string Key, string Title, int FeatureCount, int PublishedClassCount, IReadOnlyList<StageResult> Stages,
    InputSpec Input);
