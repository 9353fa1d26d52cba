using Studio.Experiments.Runs;

namespace Studio.Runtime.Library;

/// <summary>A data set that is to be stored.</summary>
/// <param name="File">Its zip, which is in the artifact store already.</param>
/// <param name="Parent">The version from which it was made; null for an upload.</param>
public sealed record NewDataset(string Name, ArtifactReference File, DatasetContent Content, StoredDataset? Parent = null);
