using System.Text.Json.Serialization;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Results;

/// <summary>What a cell came to: a named value that never changes and that other cells can take in.</summary>
[OpenKinds]
public abstract record CellResult
{
    /// <summary>What a person can predict of it, each under a name of its own.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<ResultFigure> Figures => [];

    /// <summary>The one thing by which it is remembered, for example "86.1 %" or "120 images, 4 classes"; null if it has none.</summary>
    public virtual string? Headline() => null;

    /// <summary>What it looks like; null if that is no picture.</summary>
    public virtual ArtifactReference? Picture() => null;
}
