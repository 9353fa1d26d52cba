using System.Text.Json.Serialization;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;

namespace Studio.Runtime.Library;

/// <summary>What is in a stored data set, as it was found when it came.</summary>
/// <remarks>An older studio wrote the number of images beside the parts that state it; it is left unread.</remarks>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record DatasetContent
{
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>What an item is, in the plural.</summary>
    public string Unit { get; init; } = Preprocessing.Unit;

    /// <summary>Items of each class in each part.</summary>
    public required IReadOnlyList<PartResult> Parts { get; init; }

    /// <summary>Files that are not used, and why.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>A grid of examples, one class per row; null until a worker has drawn it.</summary>
    public ArtifactReference? Samples { get; init; }

    /// <summary>What was changed since the version before, a sentence for each kind of change; empty for an upload.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Examples of each class where items are texts; else empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Texts { get; init; } = [];

    [JsonIgnore]
    public int Count => Parts.Sum(p => p.Items.Sum());

    /// <summary>"1 image", "2,000 texts".</summary>
    [JsonIgnore]
    public string Size => Count == 1 ? $"1 {Unit.TrimEnd('s')}" : $"{Count:n0} {Unit}";

    /// <summary>Items per class in all parts.</summary>
    public int CountOf(int label) => Parts.Sum(p => p.Items[label]);
}
