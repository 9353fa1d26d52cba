using Studio.Experiments.Catalogue;
using Studio.Experiments.Runs;

namespace Studio.Runtime.Library;

/// <summary>Weights that a person uploaded, or kept from a run.</summary>
/// <param name="Run">The run that trained them; null for an upload.</param>
public sealed record StoredModel(string Id, string Person, string PersonName, string Name, ArtifactReference File, Guid? Run,
    ModelContent Content, DateTimeOffset CreatedAt)
{
    /// <summary>It is listed no more, and can still be brought back.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>How a model cell names it.</summary>
    public string Key => WeightsFacts.StoredKey(File.Sha256);
}
