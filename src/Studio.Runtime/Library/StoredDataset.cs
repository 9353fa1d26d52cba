using Studio.Experiments.Catalogue;
using Studio.Experiments.Runs;

namespace Studio.Runtime.Library;

/// <summary>A data set that a person added, or a later version of one.</summary>
/// <param name="Version">1 for an upload; one more for each change of labels or images.</param>
/// <param name="Parent">Id of the version before; null for an upload.</param>
public sealed record StoredDataset(string Id, string Person, string PersonName, string Name, ArtifactReference File, int Version,
    string? Parent, DatasetContent Content)
{
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How a data set cell names it.</summary>
    public string Source => DatasetFacts.UploadKey(File.Sha256);

    public string Title => Version == 1 ? Name : $"{Name}, version {Version}";
}
