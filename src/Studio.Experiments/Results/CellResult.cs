using System.Text.Json.Serialization;

namespace Studio.Experiments.Results;

/// <summary>What a cell came to: a named value that never changes and that other cells can take in.</summary>
[OpenKinds]
public abstract record CellResult
{
    /// <summary>What a person can predict of it, each under a name of its own.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<ResultFigure> Figures => [];
}
