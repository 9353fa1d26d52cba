using System.Text.Json.Serialization;
using Studio.Experiments.Data;
using Studio.Experiments.Runs;

namespace Studio.Runtime.Link;

/// <summary>A question that the interactive worker answers in seconds; it makes no run and no journal.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Classify), "classify")]
[JsonDerivedType(typeof(Pictures), "pictures")]
[JsonDerivedType(typeof(Samples), "samples")]
[JsonDerivedType(typeof(Revise), "revise")]
public abstract record InteractiveRequest
{
    /// <param name="Picture">PNG or JPEG as the browser sent it.</param>
    public sealed record Classify(ArtifactReference Model, byte[] Picture) : InteractiveRequest;

    /// <param name="Dataset">Key in the catalogue, or "upload:" and the SHA-256 of an uploaded zip.</param>
    /// <param name="Items">Indices in the data set.</param>
    /// <param name="Side">Longer side in pixels.</param>
    public sealed record Pictures(string Dataset, IReadOnlyList<int> Items, int Side) : InteractiveRequest;

    /// <summary>Asks for one picture with examples of each class, one class a row.</summary>
    public sealed record Samples(string Dataset) : InteractiveRequest;

    /// <summary>Asks for another version of a data set.</summary>
    public sealed record Revise(string Dataset, IReadOnlyList<LabelChange> Changes) : InteractiveRequest;
}
