using System.ComponentModel;
using System.Text.Json.Serialization;
using Studio.Experiments.Data;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Results;

/// <summary>A data set that was opened and read.</summary>
/// <param name="Reference">Key in the catalogue, or "upload:" and the SHA-256 of an uploaded zip.</param>
/// <param name="ContentHash">SHA-256 over names, labels and bytes of all items.</param>
/// <param name="LabelsPerClass">Labelled items of each class that transfers may use; null for all.</param>
/// <param name="Parts">Items of each class in each part.</param>
/// <param name="Samples">A grid of examples, one class per row.</param>
[DisplayName("data set")]
public sealed record DatasetResult(string Reference, string Title, string ContentHash, IReadOnlyList<string> Classes, int? LabelsPerClass,
    IReadOnlyList<PartResult> Parts, ArtifactReference? Samples, int SamplesPerClass) : CellResult
{
    /// <summary>Items that were left out, and why.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Items that transfers leave out because the test part has the same picture.</summary>
    public IReadOnlyList<int> Copies { get; init; } = [];

    /// <summary>Examples of each class where items are texts; else empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Texts { get; init; } = [];

    /// <summary>What an item is, in the plural.</summary>
    [JsonIgnore]
    public string Unit => Texts.Count > 0 ? Tokenization.Unit : Preprocessing.Unit;

    public override string Summary() => $"{Title}: {Classes.Count} classes; {string.Join(", ", Parts.Select(Text))}";

    public override string Headline() => $"{Parts.Sum(p => p.Items.Sum()):N0} {Unit}, {Classes.Count} classes";

    public override ArtifactReference? Picture() => Samples;

    private string Text(PartResult part) =>
        $"{part.Items.Sum():N0} {(part.Part == DataPart.Whole ? Unit : part.Part.ToString().ToLowerInvariant())}";
}
