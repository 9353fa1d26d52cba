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

    /// <summary>What came out, in a sentence without a full stop, for example for a row of a table.</summary>
    public abstract string Summary();

    /// <summary>It as plain text, where nothing better can be shown.</summary>
    public virtual string PlainText() => Summary();

    /// <summary>It in full; empty if it is no table.</summary>
    public virtual IReadOnlyList<ResultTable> Tables() => [];

    /// <summary>What it looks like; null if that is no picture.</summary>
    public virtual ArtifactReference? Picture() => null;
}
