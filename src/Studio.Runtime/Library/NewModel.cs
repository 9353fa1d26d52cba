using Studio.Experiments.Runs;

namespace Studio.Runtime.Library;

/// <summary>A model that is to be stored.</summary>
/// <param name="File">safetensors with its description, in the artifact store already.</param>
/// <param name="Run">The run that trained it; null for an upload.</param>
public sealed record NewModel(string Name, ArtifactReference File, ModelContent Content, Guid? Run = null);
