using System.Text.Json.Serialization;
using Studio.Experiments.Data;

namespace Studio.Experiments.Catalogue;

/// <param name="Key">Name of a published or generated set; "upload:" and the SHA-256 of its zip for one that a person added.</param>
/// <param name="IsBundled">It is there without a download.</param>
/// <param name="Classes">Empty where they are known only once it was fetched.</param>
public sealed record DatasetFacts(string Key, string Title, string Description, bool IsBundled, IReadOnlyList<string> Classes)
{
    private const string Upload = "upload:";

    /// <summary>What an item is, in the plural.</summary>
    public string Unit { get; init; } = Preprocessing.Unit;

    [JsonIgnore]
    public bool IsUploaded => Key.StartsWith(Upload, StringComparison.Ordinal);

    public static string UploadKey(string sha256) => Upload + sha256;

    /// <summary>SHA-256 of the zip; null if the key is that of no upload.</summary>
    public static string? HashOf(string key) => key.StartsWith(Upload, StringComparison.Ordinal) ? key[Upload.Length..] : null;
}
